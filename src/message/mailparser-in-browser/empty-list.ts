/** For the list of top-level domains, which only the linkifier reads, and the multi-byte tables of iconv-lite. */
export default [];

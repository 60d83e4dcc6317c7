/** Replaces the list of top-level domains, which only the linkifier uses, and iconv-lite's multi-byte tables. */
export default [];

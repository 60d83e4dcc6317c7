/** Id of the general reader: a page that is itself a source is no webmail whose messages could be followed. */
export const SOURCE_PAGE = 'source';

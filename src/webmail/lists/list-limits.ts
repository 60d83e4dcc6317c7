/** Messages of a list that one click reads: the webmail's server is asked for each. */
export const MAX_LISTED = 1000;

/** Elements of a list that are examined: a mailbox of 5,000 messages can be one page. */
export const MAX_LINES = 10_000;

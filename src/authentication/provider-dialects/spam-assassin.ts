import type { DialectItem, ProviderDialect } from './dialect.ts';

/** More parts than any genuine status has. */
const MAX_PARTS = 100;
/** Where a `name=value` begins; its value may contain blanks after commas, because the list of tests is folded. */
const NAME = /(?:^|[ \t])([a-z_]{1,40})=/g;

/**
 * Splits a status into a verdict and named values: "Yes, score=7.2 required=5.0 tests=BAYES_99,HTML_MESSAGE
 * autolearn=no version=3.4.6", amavis's "No, score=-2.9 tagged_above=-999 required=6.2 tests=[BAYES_00=-1.9,
 * SPF_PASS=-0.001]", rspamd's "No, score=1.40".
 */
function readStatus(body: string): DialectItem[] {
  const items: DialectItem[] = [];
  // "score=1.3 required=5.0" has no verdict at the beginning.
  const verdict = /^[ \t]*([A-Za-z]{1,10})(?![\w=])/.exec(body)?.[1];
  if (verdict !== undefined) items.push({ name: '', value: verdict });
  const names = [...body.matchAll(NAME)].slice(0, MAX_PARTS);
  for (const [order, match] of names.entries()) {
    const name = match[1] ?? '';
    const from = match.index + match[0].length;
    const to = names[order + 1]?.index ?? body.length;
    items.push({ name, value: body.slice(from, to).replace(/[ \t\r\n]+/g, '') });
  }
  return items;
}

/** SpamAssassin's fields (Mail::SpamAssassin::Conf, "add_header"); amavis, cPanel and rspamd write some of them too. */
export const spamAssassin: ProviderDialect = {
  provider: 'SpamAssassin',
  prefixes: [],
  fields: [
    {
      field: 'x-spam-status',
      read: readStatus,
      meanings: [
        { name: '', value: 'yes', meaning: 'spam' },
        { name: '', value: 'no', meaning: 'not-spam' },
        { name: 'score', value: null, meaning: 'spam-score' },
        { name: 'hits', value: null, meaning: 'spam-score' },
        { name: 'required', value: null, meaning: 'required-score' },
        { name: 'tests', value: null, meaning: 'matched-tests' },
        { name: 'version', value: null, meaning: 'filter-version' },
      ],
    },
    {
      field: 'x-spam-flag',
      meanings: [
        { name: '', value: 'yes', meaning: 'spam' },
        { name: '', value: 'no', meaning: 'not-spam' },
      ],
    },
    { field: 'x-spam-score', meanings: [{ name: '', value: null, meaning: 'spam-score' }] },
    { field: 'x-spam-level', meanings: [{ name: '', value: null, meaning: 'spam-score' }] },
    { field: 'x-spam-bar', meanings: [{ name: '', value: null, meaning: 'spam-score' }] },
    { field: 'x-spam-checker-version', meanings: [{ name: '', value: null, meaning: 'filter-version' }] },
    { field: 'x-spam-report', meanings: [{ name: '', value: null, meaning: 'matched-tests' }] },
  ],
};

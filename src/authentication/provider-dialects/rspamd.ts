import type { DialectItem, ProviderDialect } from './dialect.ts';

/** More symbols than rspamd writes. */
const MAX_SYMBOLS = 300;
const HEAD =
  /^[ \t]*([a-z]{1,40}):[ \t]*(True|False)(?:[ \t]*\(soft reject\))?[ \t]*\[(-?[\d.]{1,12})[ \t]*\/[ \t]*(-?[\d.]{1,12})\]/i;
const SYMBOL = /([A-Z][A-Z0-9_]{0,80})\((-?[\d.]{1,12})\)/y;

/**
 * Splits "default: False [0.39 / 6.00]; DMARC_POLICY_ALLOW(-0.50)[lavka.test,reject]; …" into verdict, scores and
 * symbols. The options in brackets are copied from the message and are skipped; a symbol counts only after ";" and
 * white space.
 */
function readResult(body: string): DialectItem[] {
  const head = HEAD.exec(body);
  if (head === null) return [{ name: '', value: body }];
  const items: DialectItem[] = [
    { name: '', value: head[2] ?? '' },
    { name: 'score', value: head[3] ?? '' },
    { name: 'required', value: head[4] ?? '' },
  ];
  let at = head[0].length;
  for (let count = 0; count < MAX_SYMBOLS; count++) {
    at = body.indexOf(';', at);
    if (at === -1) break;
    at++;
    while (body[at] === ' ' || body[at] === '\t') at++;
    SYMBOL.lastIndex = at;
    const symbol = SYMBOL.exec(body);
    if (symbol === null) continue;
    items.push({ name: symbol[1] ?? '', value: symbol[2] ?? '' });
    at = SYMBOL.lastIndex;
    const options = body[at] === '[' ? body.indexOf(']', at) : -1;
    if (options !== -1) at = options;
  }
  return items;
}

/** Fields of rspamd's milter_headers module (rspamd.com, "Milter headers module"). */
export const rspamd: ProviderDialect = {
  provider: 'rspamd',
  prefixes: ['x-rspamd-'],
  fields: [
    {
      field: 'x-spamd-result',
      read: readResult,
      meanings: [
        { name: '', value: 'true', meaning: 'spam' },
        { name: '', value: 'false', meaning: 'not-spam' },
        { name: 'score', value: null, meaning: 'spam-score' },
        { name: 'required', value: null, meaning: 'required-score' },
        { name: null, value: /^-?[\d.]+$/, meaning: 'matched-test' },
      ],
    },
    {
      field: 'x-rspamd-action',
      meanings: [
        { name: '', value: 'no action', meaning: 'no-action' },
        { name: '', value: 'greylist', meaning: 'greylist' },
        { name: '', value: 'add header', meaning: 'add-header' },
        { name: '', value: 'rewrite subject', meaning: 'rewrite-subject' },
        { name: '', value: 'soft reject', meaning: 'temporary-rejection' },
        { name: '', value: 'reject', meaning: 'rejection' },
      ],
    },
    {
      field: 'x-spam',
      accepts: (body) => /^yes$/i.test(body),
      meanings: [{ name: '', value: 'yes', meaning: 'spam' }],
    },
    { field: 'x-spamd-bar', meanings: [{ name: '', value: null, meaning: 'spam-score' }] },
    { field: 'x-rspamd-score', meanings: [{ name: '', value: null, meaning: 'spam-score' }] },
    { field: 'x-rspamd-server', meanings: [{ name: '', value: null, meaning: 'filter-host' }] },
    { field: 'x-rspamd-queue-id', meanings: [{ name: '', value: null, meaning: 'queue-id' }] },
  ],
};

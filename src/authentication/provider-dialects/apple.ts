import type { DialectItem, ProviderDialect } from './dialect.ts';
import { readTagList } from '../tag-list.ts';

function readInfo(body: string): DialectItem[] {
  return [...readTagList(body)].map(([name, value]) => ({ name, value }));
}

/**
 * iCloud Mail. Nothing is published; LIKELY, from messages in public list archives ("dmarc-policy=none;
 * pdomain=gmail.com") and from public header parsers ("X-Apple-Action: JUNK/Junk", "X-Apple-MoveToFolder: INBOX").
 */
export const apple: ProviderDialect = {
  provider: 'iCloud',
  prefixes: ['x-icl-', 'x-apple-'],
  fields: [
    {
      field: 'x-dmarc-info',
      read: readInfo,
      meanings: [{ name: 'dmarc-policy', value: null, meaning: 'published-policy' }],
    },
    { field: 'x-arc-info', read: readInfo, meanings: [] },
    {
      field: 'x-dmarc-policy',
      accepts: (body) => /^v=dmarc1\b/i.test(body),
      meanings: [{ name: '', value: null, meaning: 'published-policy' }],
    },
    { field: 'x-apple-action', meanings: [{ name: '', value: /^junk\b/, meaning: 'delivered-to-junk' }] },
    { field: 'x-apple-movetofolder', meanings: [{ name: '', value: 'inbox', meaning: 'delivered-to-inbox' }] },
  ],
};

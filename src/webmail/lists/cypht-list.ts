/**
 * Cypht's lists, for one folder and combined. Read in its source on 2026-11-30 (modules/imap,
 * message_list_functions.php).
 */
import { cypht } from '../webmails/cypht.ts';
import { namedLines } from './named-lines.ts';

/** "imap_0_12_494e424f58": server, number, folder in hexadecimal digits. VERIFIED (modules/imap/functions.php) */
const ID = /^(imap_[\w-]{1,100}_\d{1,20}_[\da-f]{2,2000})$/iu;
const PARTS = /^imap_(.+)_(\d+)_([\da-f]+)$/iu;

export const cyphtList = namedLines({
  webmail: cypht,
  kind: 'selected',
  line: 'tr:has(> .checkbox_cell > input:checked), .message_list div:has(> input[type="checkbox"]:checked)',
  holder: 'input[type="checkbox"]:checked',
  attribute: 'value',
  id: ID,
  subject: '.subject a',
  key: keyOf,
  routes: (id, page) => cypht.routesTo(keyOf(id), page),
});

/** As on the message's own page: folder first. VERIFIED (navigation/utils.js) */
function keyOf(id: string): string {
  const [, server = '', number = '', folder = ''] = PARTS.exec(id) ?? [];
  return `imap_${server}_${folder}/${number}`;
}

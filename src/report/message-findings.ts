import type { HeaderField } from '../message/header-field.ts';
import type { Verdict } from '../relay/verdict.ts';
import type { Finding } from '../route/finding.ts';
import type { Route } from '../route/route.ts';

/**
 * Fields that Sendsay's SMTP gate requires; a message without one of them is accepted and then lost without a word
 * [Sendsay, "SMTP-гейт"].
 */
const REQUIRED_FIELDS = ['Message-Id', 'Date', 'From', 'To', 'Subject', 'MIME-Version', 'Content-Type'] as const;

const LIST_FIELDS = ['list-id', 'list-post', 'precedence'] as const;
/** Most fields are none of these, and a length tells that faster than a name. */
const WANTED_LENGTHS = new Set([...REQUIRED_FIELDS, ...LIST_FIELDS].map((name) => name.length));

/** What is worth attention in the other header fields: required ones that are missing, forwarding, mailing lists. */
export function messageFindings(fields: readonly HeaderField[], route: Route, passed: Verdict | null): Finding[] {
  const named = new Map<string, HeaderField>();
  for (const field of fields) {
    if (!WANTED_LENGTHS.has(field.name.length)) continue;
    const name = field.name.toLowerCase();
    if (!named.has(name)) named.set(name, field);
  }
  const found: Finding[] = [];
  if (fields.length > 0) {
    for (const name of REQUIRED_FIELDS) {
      if (named.has(name.toLowerCase())) continue;
      found.push({ kind: 'missing-required-field', severity: 'warning', hop: null, values: [name] });
    }
  }
  if (passed?.verdict === 'reported' && passed.hop !== null) {
    const host = route.hops[passed.hop]?.hop.writer.host ?? '';
    found.push({ kind: 'forwarded', severity: 'info', hop: passed.hop, values: [host] });
  }
  const list = named.get('list-id');
  const isList =
    list !== undefined && (named.has('list-post') || /^(?:list|bulk)$/i.test(named.get('precedence')?.body ?? ''));
  if (isList) found.push({ kind: 'mailing-list', severity: 'info', hop: null, values: [list.body] });
  return found;
}

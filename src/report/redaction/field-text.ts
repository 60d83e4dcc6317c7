import type { HeaderField } from '../../message/header-field.ts';
import { trimFolding } from '../../authentication/tag-list.ts';
import { decodeEncodedWords } from '../../message/encoded-words.ts';
import { readDate } from '../../message/dates/date-time.ts';
import { maskAddressList } from './address-list-text.ts';
import type { KeptNames } from './kept-names.ts';
import type { Masks } from './masks.ts';
import { maskReceivedText } from './received-text.ts';
import { maskListId, maskMessageIds, maskParts, maskTagList, maskUris } from './token-fields-text.ts';
import { maskTraceText } from './trace-text.ts';
import { isCommonWord, isKnownFieldName, isRoleWord, isTestName } from './vocabulary.ts';

/** What is known about the message when one field is masked. */
export interface FieldContext {
  readonly masks: Masks;
  readonly kept: KeptNames;
  /** Fields of known spam filters ({@link HeaderField.index}): their own words are worth keeping. */
  readonly filterFields: ReadonlySet<number>;
}

type Rule = (text: string, context: FieldContext) => string;

/** Masked in place: folding and structure stay. */
const inPlace: Rule = (text, { masks }) => maskTraceText(text, masks);
const filter: Rule = (text, { masks }) =>
  maskTraceText(
    text,
    masks,
    (word) => isCommonWord(word) || (isTestName(word) && !word.split('_').some((part) => masks.isSecret(part))),
  );
const rebuilt =
  (write: (body: string, masks: Masks) => string): Rule =>
  (text, { masks }) =>
    ` ${write(trimFolding(text), masks)}`;
/** The parser of Received skips NUL characters, so words continue after them; one is kept as a marker. */
const received: Rule = (text, { masks, kept }) =>
  maskReceivedText(text.replaceAll('\0', ''), masks, kept) + (text.includes('\0') ? '\0' : '');
const addresses = rebuilt(maskAddressList);
const messageIds = rebuilt(maskMessageIds);
const uris = rebuilt(maskUris);
const tagList: Rule = (text, { masks }) => maskTagList(text, masks);
const date: Rule = (text, { masks }) =>
  isDate(text) ? maskTraceText(text, masks) : ` ${masks.other('value', trimFolding(text))}`;
const platformId = rebuilt((body, masks) =>
  /^[fmw][\x21-\x7e]+$/i.test(body) ? masks.platformId(body) : masks.other('id', body),
);
/** The sender's own name for a campaign, in words or numbers. */
const campaign = rebuilt((body, masks) => (masks.staysForSupport(body) ? body : masks.other('value', body)));
const subject = rebuilt((body, masks) => {
  const text = body.includes('=?') ? decodeEncodedWords(body) : body;
  return text !== null && masks.staysForSupport(text) ? body : masks.other('subject', body);
});
const whole = rebuilt((body, masks) => masks.other('value', body));

/** Every field not listed here is masked as a whole: a field that nobody thought of cannot slip through. */
const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['received', received],
  ['x-received', received],
  ...['authentication-results', 'arc-authentication-results', 'received-spf', 'x-haraka-fcrdns', 'x-forwarded-for'].map(
    entry(inPlace),
  ),
  ...['dkim-signature', 'arc-seal', 'arc-message-signature', 'x-google-dkim-signature', 'domainkey-signature'].map(
    entry(tagList),
  ),
  ...[
    'from',
    'to',
    'cc',
    'bcc',
    'sender',
    'reply-to',
    'resent-from',
    'resent-to',
    'resent-cc',
    'resent-bcc',
    'resent-sender',
    'return-path',
    'delivered-to',
    'envelope-to',
    'x-original-to',
    'x-forwarded-to',
    'x-resentfrom',
    'x-mailing-list',
    'errors-to',
  ].map(entry(addresses)),
  ...['message-id', 'references', 'in-reply-to', 'resent-message-id', 'content-id'].map(entry(messageIds)),
  ...['list-unsubscribe', 'list-post', 'list-help', 'list-owner', 'list-subscribe', 'list-archive'].map(entry(uris)),
  ['list-id', rebuilt(maskListId)],
  ['feedback-id', rebuilt(maskParts)],
  ['x-akmta-fsmid', platformId],
  ['subject', subject],
  ['x-campaign-id', campaign],
  ['x-letter-id', campaign],
  ...['date', 'delivery-date', 'resent-date'].map(entry(date)),
  ...[
    'mime-version',
    'content-type',
    'content-transfer-encoding',
    'content-disposition',
    'content-language',
    'precedence',
    'auto-submitted',
    'list-unsubscribe-post',
    'x-priority',
    'x-msmail-priority',
    'importance',
    'priority',
    'x-mailer',
    'user-agent',
  ].map(entry(inPlace)),
]);

function entry(rule: Rule): (name: string) => [string, Rule] {
  return (name) => [name, rule];
}

/** The whole field as it appears in the redacted source: name, colon and masked text, without its last line end. */
export function maskField(field: HeaderField, raw: string, context: FieldContext): string {
  const { masks, filterFields } = context;
  // A line that is not a field must not become one.
  if (field.name === '') return masks.other('value', raw);
  const colon = raw.indexOf(':', field.name.length);
  const text = raw.slice(colon + 1);
  const rule = RULES.get(field.key) ?? (filterFields.has(field.index) ? filter : whole);
  const written = trimFolding(text) === '' ? '' : rule(text, context);
  return `${maskName(field.name, masks)}:${written}`;
}

/**
 * Keeps names that many programs use, and "X-…" names of programs; a number, or a person's word, inside a name is
 * masked.
 */
function maskName(name: string, masks: Masks): string {
  if (isKnownFieldName(name.toLowerCase()) || RULES.has(name.toLowerCase())) return name;
  const ordinary = /^X-[A-Za-z0-9-]{1,60}$/i.test(name) && !/\d{4}|[0-9a-f]{12}/i.test(name);
  const secret = name.split('-').some((word) => !isRoleWord(word.toLowerCase()) && masks.isSecret(word));
  return ordinary && !secret ? name : `X-${masks.other('field', name)}`;
}

function isDate(text: string): boolean {
  return readDate(text, 0) !== null;
}

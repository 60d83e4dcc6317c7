import { type AddressObject, simpleParser } from 'mailparser';
import { readDateField } from './dates/shown-date.ts';
import { HEADER_LIMITS, readHeaderBlock } from './header-block.ts';
import type { HeaderField } from './header-field.ts';
import { withRawBytesDecoded } from './raw-charset.ts';
import { textOfBytes } from './source-text.ts';
import type { Summary } from './summary.ts';

/** How many UTF-16 units of one field are decoded. A longer list of recipients is cut; no one reads it in a summary. */
const MAX_BODY = 32 * 1024;

const EMPTY: Summary = { subject: null, from: null, to: null, date: null, messageId: null };

/**
 * What a person reads in a message, decoded by mailparser: encoded words (RFC 2047) in every charset that it knows,
 * addresses with their display names. The only place that knows mailparser; it runs unchanged in Node, and in the
 * browser with the substitutes of mailparser-in-browser/.
 *
 * mailparser gets a newly built message with only the wanted fields, already split and unfolded. So a byte order mark,
 * a leading blank line, a bare CR or a block of megabytes cannot hide a field from it, and it never sees a MIME
 * structure. If a field occurs twice, the first counts; several To fields are read as one list.
 *
 * @param source the raw message as bytes, or as text if the bytes are gone; read to the end of its header block
 * @returns null for what the message does not say. Never rejects: what mailparser cannot read is null too
 */
export async function summarise(source: Uint8Array | string): Promise<Summary> {
  const { fields } = readHeaderBlock(
    typeof source === 'string' ? source : textOfBytes(source.subarray(0, HEADER_LIMITS.block)),
  );
  const charset = charsetOf(fields);
  const date = dateOf(bodiesOf(fields, 'date', charset)[0]);
  const lines = [
    ...bodiesOf(fields, 'subject', charset)
      .slice(0, 1)
      .map((body) => `Subject: ${body}`),
    ...bodiesOf(fields, 'from', charset)
      .slice(0, 1)
      .map((body) => `From: ${body}`),
    ...bodiesOf(fields, 'to', charset).map((body) => `To: ${body}`),
    ...bodiesOf(fields, 'message-id', charset)
      .slice(0, 1)
      .map((body) => `Message-ID: ${body}`),
  ];
  try {
    const mail = await simpleParser(`${lines.join('\r\n')}\r\n\r\n`);
    return {
      subject: filled(mail.subject),
      from: addressText(mail.from),
      to: addressText(mail.to),
      date,
      messageId: filled(mail.messageId?.replace(/^<|>$/gu, '')),
    };
  } catch {
    return EMPTY;
  }
}

/** Bodies of the fields with a name, without characters that would end a line. */
function bodiesOf(fields: readonly HeaderField[], name: string, charset: string | null): string[] {
  return fields
    .filter((field) => field.key === name)
    .map(({ body }) => withRawBytesDecoded(body.slice(0, MAX_BODY), charset).replaceAll(/[\r\n\0]/gu, ' '));
}

/**
 * The charset of the message's text. It is the best guess for an unencoded header, about which nothing else is known.
 */
function charsetOf(fields: readonly HeaderField[]): string | null {
  const body = fields.find(({ key }) => key === 'content-type')?.body ?? '';
  return /;\s*charset\s*=\s*"?([\w.:-]{1,40})/iu.exec(body.slice(0, MAX_BODY))?.[1] ?? null;
}

/**
 * ISO 8601; null if it is not a date. mailparser would replace a wrong date by the present moment, or read it in the
 * user's zone.
 */
function dateOf(body: string | undefined): string | null {
  const time = body === undefined ? null : readDateField(body);
  return time === null ? null : new Date(time.instant).toISOString();
}

function addressText(addresses: AddressObject | AddressObject[] | undefined): string | null {
  const lists = addresses === undefined ? [] : [addresses].flat();
  return filled(lists.map(({ text }) => text).join(', '));
}

function filled(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

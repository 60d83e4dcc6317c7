import { type AddressObject, simpleParser } from 'mailparser';
import { readHeaderBlock } from './header-block.ts';
import type { HeaderField } from './header-field.ts';
import type { Summary } from './summary.ts';

/** UTF-16 units of one field that are decoded. A longer list of recipients is cut; no one reads it in a summary. */
const MAX_BODY = 32 * 1024;

/** Day, month, year and clock of RFC 5322 §3.3, then the zone, if any. */
const DATE_TIME = /\d{1,2}[ \t-]+[a-z]{3,9}[ \t-]+\d{2,4}[ \t]+\d{1,2}:\d{2}(?::\d{2})?(.*)$/iu;

const EMPTY: Summary = { subject: null, from: null, to: null, date: null, messageId: null };

/**
 * What a person reads of a message, decoded by mailparser: encoded words (RFC 2047) in every charset that it knows,
 * addresses with their display names. The only place that knows mailparser; it runs in Node as it is and in the
 * browser with the substitutes of mailparser-in-browser/.
 *
 * mailparser is given a message of its own with nothing but the wanted fields, already split and unfolded: so a byte
 * order mark, a leading blank line, a bare CR or a block of megabytes cannot hide a field from it, and it never sees
 * a MIME structure. Of a field that stands twice the first counts; several To fields are read as one list.
 *
 * @param source the raw message, as bytes or, where these are gone, as text; read to the end of its header block
 * @returns null for what the message does not say. Never rejects: what mailparser cannot read is null too
 */
export async function summarise(source: Uint8Array | string): Promise<Summary> {
  const { fields } = readHeaderBlock(source);
  const date = readableDate(bodiesOf(fields, 'date')[0] ?? '');
  const lines = [
    ...bodiesOf(fields, 'subject')
      .slice(0, 1)
      .map((body) => `Subject: ${body}`),
    ...bodiesOf(fields, 'from')
      .slice(0, 1)
      .map((body) => `From: ${body}`),
    ...bodiesOf(fields, 'to').map((body) => `To: ${body}`),
    ...bodiesOf(fields, 'message-id')
      .slice(0, 1)
      .map((body) => `Message-ID: ${body}`),
    ...(date === null ? [] : [`Date: ${date}`]),
  ];
  try {
    const mail = await simpleParser(`${lines.join('\r\n')}\r\n\r\n`);
    return {
      subject: filled(mail.subject),
      from: addressText(mail.from),
      to: addressText(mail.to),
      date: mail.date?.toISOString() ?? null,
      messageId: filled(mail.messageId?.replace(/^<|>$/gu, '')),
    };
  } catch {
    return EMPTY;
  }
}

/** Bodies of the fields of a name, without the characters that would end a line. */
function bodiesOf(fields: readonly HeaderField[], name: string): string[] {
  return fields
    .filter((field) => field.key === name)
    .map(({ body }) => body.slice(0, MAX_BODY).replaceAll(/[\r\n\0]/gu, ' '));
}

/**
 * mailparser makes the present moment of a date that it cannot read ("Date: yesterday"), and engines read much as
 * dates that is none ("No. 7") or put a date without a zone into the zone of the user.
 *
 * @returns the date with a zone (UTC where there is none: RFC 5322 §4.3), or null when it is no date
 */
function readableDate(body: string): string | null {
  const zone = DATE_TIME.exec(body.slice(0, 200))?.[1];
  if (zone === undefined) return null;
  const text = zone.trim() === '' ? `${body} +0000` : body;
  return Number.isNaN(Date.parse(text)) ? null : text;
}

function addressText(addresses: AddressObject | AddressObject[] | undefined): string | null {
  const lists = addresses === undefined ? [] : [addresses].flat();
  return filled(lists.map(({ text }) => text).join(', '));
}

function filled(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

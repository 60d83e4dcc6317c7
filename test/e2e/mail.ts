import { readFileSync } from 'node:fs';
import path from 'node:path';

const CORPUS = path.resolve(import.meta.dirname, '../corpus/messages');
/** «Скидка» in KOI8-R. */
const KOI8_WORD = Buffer.from([0xf3, 0xcb, 0xc9, 0xc4, 0xcb, 0xc1]);

/** A message that a real server delivered, with another subject: the subjects in the corpus are nearly all the same. */
export function fromCorpus(name: string, subject: string): Buffer {
  return withField(corpusMessage(name), 'Subject', subject);
}

/** The same, sent by someone else. Subject and sender may contain any letters. */
export function fromCorpusBy(name: string, subject: string, from: string): Buffer {
  return withField(
    fromCorpus(name, encoded(subject)),
    'From',
    from.replace(/^[^<]*(?=<)/u, (phrase) => encoded(phrase)),
  );
}

/** An encoded word (RFC 2047) where it needs one. */
function encoded(text: string): string {
  return /^[ -~]*$/u.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?= `;
}

/** The header of such a message, followed by an attachment too large to be downloaded for the header's sake. */
export function withLargeAttachment(name: string, subject: string, bytes: number): Buffer {
  return overLargeAttachment(fromCorpus(name, subject), bytes);
}

/** The same for any message. */
export function overLargeAttachment(message: Buffer, bytes: number): Buffer {
  const header = message.subarray(0, message.indexOf('\n\n') + 1);
  const line = Buffer.from(
    `${'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5Q0RF'.padEnd(76, '0')}\n`,
  );
  return Buffer.concat([
    withField(header, 'Content-Type', 'multipart/mixed; boundary="large"'),
    Buffer.from('\n--large\nContent-Type: text/plain; charset=us-ascii\n\nSee the attachment.\n'),
    Buffer.from('--large\nContent-Type: application/octet-stream; name="video.bin"\n'),
    Buffer.from('Content-Disposition: attachment; filename="video.bin"\nContent-Transfer-Encoding: base64\n\n'),
    Buffer.alloc(bytes, line),
    Buffer.from('\n--large--\n'),
  ]);
}

/** Such a message with KOI8-R in its subject, as an encoded word (RFC 2047). */
export function withEncodedKoi8Subject(name: string, ascii: string): Buffer {
  return fromCorpus(name, `${ascii} =?koi8-r?B?${KOI8_WORD.toString('base64')}?=`);
}

/** The same with raw bytes, as old mailers write them, contrary to RFC 5322. */
export function withRawKoi8Subject(name: string, ascii: string): Buffer {
  return fromCorpus(name, `${ascii} ${KOI8_WORD.toString('latin1')}`);
}

/** A message with another subject in KOI8-R: as an encoded word, or with raw bytes. */
export function withKoi8Subject(message: Buffer, text: string, how: 'encoded' | 'raw'): Buffer {
  const letters = new TextDecoder('koi8-r').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  const bytes = Buffer.from(Array.from(text, (letter) => letters.indexOf(letter)));
  return withField(
    message,
    'Subject',
    how === 'raw' ? bytes.toString('latin1') : `=?koi8-r?B?${bytes.toString('base64')}?=`,
  );
}

/** A message that never travelled: a copy in the Sent folder. */
export function withoutReceived(subject: string): Buffer {
  const fields = ['Message-ID: <draft-1@lavka.test>', 'Date: Tue, 24 Nov 2026 10:00:00 +0300'];
  fields.push('From: Lavka <news@lavka.test>', 'To: ivan@romashka.test', `Subject: ${subject}`);
  fields.push('MIME-Version: 1.0', 'Content-Type: text/plain; charset=us-ascii');
  return Buffer.from(`${fields.join('\n')}\n\nNever sent.\n`);
}

function corpusMessage(name: string): Buffer {
  return readFileSync(path.join(CORPUS, `${name}.eml`));
}

/** Replaces one field of a message. Bytes are kept: latin1 maps each to one character and back. */
function withField(message: Buffer, name: string, body: string): Buffer {
  const source = message.toString('latin1');
  const field = new RegExp(`^${name}:.*(?:\\r?\\n[ \\t].*)*`, 'im');
  if (!field.test(source)) throw new Error(`The message has no field ${name}`);
  return Buffer.from(
    source.replace(field, () => `${name}: ${body}`),
    'latin1',
  );
}

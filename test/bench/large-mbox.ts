import { closeSync, openSync, writeSync } from 'node:fs';
import { readHeaderBlock } from '../../src/message/header-block.ts';
import { corpusMessages } from './samples.ts';

/** The file that was written, as its readers need to know it. */
export interface LargeMbox {
  readonly path: string;
  readonly messages: number;
  readonly bytes: number;
}

/** Bytes of one message with its body, so that 200,000 of them are 2 GB. */
const MESSAGE_BYTES = 10_000;
/** Lines of base64, like those of an attachment. */
const BODY_LINE = `${'QmFzZTY0IG9mIGFuIGF0dGFjaG1lbnQgb3IgYSBsZXR0ZXIg'.repeat(2).slice(0, 76)}\n`;
const FLUSH = 8 * 1024 * 1024;

/**
 * An mbox of the corpus messages in turn, each copy with its own subject, Message-ID, queue IDs and date, because a
 * mailbox repeats hosts but not messages; bodies fill each up to 10 kB.
 */
export function writeLargeMbox(path: string, messages: number): LargeMbox {
  const heads = corpusHeads();
  const file = openSync(path, 'w');
  let bytes = 0;
  let waiting = '';
  const flush = (): void => {
    bytes += writeSync(file, Buffer.from(waiting, 'latin1'));
    waiting = '';
  };
  for (let nth = 0; nth < messages; nth++) {
    const head = ownHead(heads[nth % heads.length] ?? '', nth);
    const lines = Math.max(1, Math.floor((MESSAGE_BYTES - head.length) / BODY_LINE.length));
    waiting += `From sender@romashka.example Mon Nov 23 19:46:21 2026\n${head}\n${BODY_LINE.repeat(lines)}\n`;
    if (waiting.length > FLUSH) flush();
  }
  flush();
  closeSync(file);
  return { path, messages, bytes };
}

/** The headers of the first messages of such a file, as they are in it. */
export function headsOfLargeMbox(messages: number): Uint8Array[] {
  const heads = corpusHeads();
  return Array.from({ length: messages }, (_, nth) =>
    Uint8Array.from(Buffer.from(`${ownHead(heads[nth % heads.length] ?? '', nth)}\n`, 'latin1')),
  );
}

/** Header blocks as bytes, lines ended by LF as programs write an mbox. */
function corpusHeads(): string[] {
  return corpusMessages().map((message) => {
    const { fields } = readHeaderBlock(message);
    return `${Buffer.from(fields.map(({ raw }) => raw).join('\n'), 'utf8')
      .toString('latin1')
      .replaceAll('\r\n', '\n')}\n`;
  });
}

/** Each message is a second later, and has its own number wherever messages differ. */
function ownHead(head: string, nth: number): string {
  const number = String(nth);
  const clock = [3600, 60, 1].map((unit, place) =>
    String(Math.floor(nth / unit) % (place === 0 ? 24 : 60)).padStart(2, '0'),
  );
  return head
    .replaceAll(/(\d{4}) \d\d:\d\d:\d\d/gu, `$1 ${clock.join(':')}`)
    .replace(/^(Subject:.*)$/imu, `$1 ${number}`)
    .replace(/^(Message-ID:\s*<)/imu, `$1${number}.`)
    .replaceAll(/(\sid )([A-Za-z0-9])/gu, `$1${number}$2`);
}

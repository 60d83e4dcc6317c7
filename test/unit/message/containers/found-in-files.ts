/** What is found in files that tests make or keep, in short. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ByteSource, bytesSource } from '../../../../src/message/containers/byte-source.ts';
import type { FoundMail } from '../../../../src/message/containers/found-mail.ts';
import { type MailOptions, mailIn } from '../../../../src/message/containers/mail-in.ts';

export const files = join(import.meta.dirname, 'files');
const messages = join(import.meta.dirname, '../../../corpus/messages');
export const relayed = readFileSync(join(messages, 'a01-relayed-romashka.eml'));
export const direct = readFileSync(join(messages, 'h-direct-astra.eml'));

export async function all(source: ByteSource, options?: MailOptions): Promise<FoundMail[]> {
  const found: FoundMail[] = [];
  for await (const mail of mailIn(source, options)) found.push(mail);
  return found;
}

export const made = (name: string, options?: MailOptions): Promise<FoundMail[]> =>
  all(bytesSource(name, readFileSync(join(files, name))), options);

/** Each place with the message's own identifier, or with the reason why it has none. */
export function told(found: readonly FoundMail[]): string[] {
  return found.map((mail) => {
    if (mail.kind === 'unreadable') return `${mail.place}: ${mail.reason}`;
    const id = /^message-id:\s*<([^@>]*)/imu.exec(new TextDecoder().decode(mail.head))?.[1];
    return `${mail.place}: ${id ?? '?'}`;
  });
}

export const RELAYED = 'a01-relayed-romashka.05cce723';
export const DIRECT = idOf(direct);

function idOf(source: Uint8Array): string {
  return /^message-id:\s*<([^@>]*)/imu.exec(new TextDecoder().decode(source))?.[1] ?? '';
}

export const mbox = (...sources: readonly string[]): Uint8Array =>
  new TextEncoder().encode(sources.map((source) => `From a@b.test Mon Nov 23 19:46:21 2026\n${source}\n`).join(''));

/** In pieces that are overwritten as soon as the next one is asked for: a reader that reuses its memory. */
export function fleeting(name: string, bytes: Uint8Array, size: number): ByteSource {
  return {
    ...piped(name, bytes, size),
    async *chunks() {
      for (let at = 0; at < bytes.length; at += size) {
        const piece = new Uint8Array(bytes.subarray(at, at + size));
        yield piece;
        piece.fill(0x2e);
      }
    },
  };
}

/** In pieces of one size, without random access: standard input. */
export function piped(name: string, bytes: Uint8Array, size: number): ByteSource {
  return {
    name,
    size: null,
    read: null,
    async *chunks() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    },
  };
}

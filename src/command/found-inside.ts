import { bytesSource } from '../message/containers/byte-source.ts';
import type { FoundMail } from '../message/containers/found-mail.ts';
import { mailIn } from '../message/containers/mail-in.ts';

/**
 * Which of the messages inside a message are judged: all of them, after it, or the one with this number (from 1)
 * instead of it.
 */
export type Inside = 'all' | number;

/** How many messages may be nested in each other. Nobody forwards a forwarded message this often. */
const MOST_NESTED = 8;

/**
 * The messages to judge in one that was found: the message itself, and those inside it. The place of a message inside
 * is "bounce.eml!inside#1". If no message has the requested number, the result says so instead.
 *
 * @param inside null for the message alone
 */
export async function* foundInside(mail: FoundMail, inside: Inside | null, depth = 0): AsyncGenerator<FoundMail> {
  const others = mail.kind === 'message' ? (mail.taken?.others ?? []) : [];
  if (typeof inside !== 'number' || mail.kind === 'unreadable') yield mail;
  else if (others[inside - 1] === undefined) {
    yield { kind: 'unreadable', place: mail.place, reason: 'nothing-inside' };
  }
  if (inside === null || depth >= MOST_NESTED) return;
  for (const [nth, { source }] of others.entries()) {
    if (inside !== 'all' && inside !== nth + 1) continue;
    const brought = bytesSource(`${mail.place}!inside#${nth + 1}`, source);
    for await (const inner of mailIn(brought)) yield* foundInside(inner, inside === 'all' ? 'all' : null, depth + 1);
  }
}

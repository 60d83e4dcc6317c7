import type { FoundMail, UnreadableReason } from '../message/containers/found-mail.ts';
import { mailIn } from '../message/containers/mail-in.ts';
import type { TakenIn } from '../message/intake/intake.ts';
import { partBrought } from '../report/brought-part.ts';
import { inspect, inspectHeader } from '../report/inspect.ts';
import type { InspectSettings } from '../report/inspect-settings.ts';
import type { PartReason, Report } from '../report/report.ts';
import type { SharedMasking } from '../report/share.ts';
import { type Inside, foundInside } from './found-inside.ts';
import type { NamedSource } from './sources.ts';

/** One message with its report, or what could not be read in its place. */
export type JudgedMail =
  | {
      readonly kind: 'message';
      readonly place: string;
      readonly source: Uint8Array;
      readonly report: Report;
      /** What was repaired in a single file before it could be parsed; null for a message in a container. */
      readonly taken: TakenIn | null;
      readonly part: PartReason | null;
    }
  | RefusedMail;

interface RefusedMail {
  readonly kind: 'unreadable';
  readonly place: string;
  readonly reason: UnreadableReason;
  /** The system's own message; null if the file itself is the reason. */
  readonly system: string | null;
}

/** What is needed to judge messages. */
export interface JudgeSettings {
  readonly settings: InspectSettings;
  /** The masked message is judged and returned, so that no part of the original is in the output. */
  readonly masking: SharedMasking;
}

/** Judges what was found in a container. */
export type Judge = (mail: FoundMail) => JudgedMail;

/** Creates the function that judges; it loads the code for masking only if masking is requested. */
export async function createJudge({ settings, masking }: JudgeSettings): Promise<Judge> {
  const mask = masking === 'none' ? null : (await import('../report/redaction/redact.ts')).redact;
  return (mail) => {
    if (mail.kind === 'unreadable') return { ...mail, system: null };
    const { place, head, header, taken } = mail;
    const part = taken === null ? null : partBrought(taken);
    const isMasked = mask !== null && masking !== 'none';
    const source = isMasked ? asBytes(mask(head, settings, masking).source) : head;
    const isRead = !isMasked && header !== null;
    const report = isRead ? inspectHeader(header, settings, part) : inspect(source, settings, part);
    return { kind: 'message', place, source, report, taken, part };
  };
}

function asBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/**
 * Judges every message of one file, one after the other, and the requested messages inside them. For a file that cannot
 * be opened, yields the reason.
 */
export async function* judgedMail(named: NamedSource, judge: Judge, inside: Inside | null): AsyncGenerator<JudgedMail> {
  if (!named.ok) {
    yield refusedFile(named);
    return;
  }
  for await (const mail of mailIn(named.source)) {
    // A mailbox has many messages, and usually nobody asks for those inside them.
    if (inside === null) yield judge(mail);
    else for await (const each of foundInside(mail, inside)) yield judge(each);
  }
}

/** The result for a file that cannot be opened. */
export function refusedFile({ name, error }: Extract<NamedSource, { ok: false }>): RefusedMail {
  return { kind: 'unreadable', place: name, reason: 'cannot-be-read', system: systemWords(error) };
}

/** "no such file or directory" from "ENOENT: no such file or directory, stat 'x'". */
function systemWords(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^E[A-Z0-9]+: ([^,]+)/u.exec(message)?.[1] ?? message;
}

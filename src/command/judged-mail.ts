import type { FoundMail, UnreadableReason } from '../message/containers/found-mail.ts';
import { mailIn } from '../message/containers/mail-in.ts';
import type { TakenIn } from '../message/intake/intake.ts';
import { partBrought } from '../report/brought-part.ts';
import { inspect } from '../report/inspect.ts';
import type { InspectSettings } from '../report/inspect-settings.ts';
import type { PartReason, Report } from '../report/report.ts';
import { type StandardInput, sourcesOf } from './sources.ts';

/** One message with its report, or what could not be read in its place. */
export type JudgedMail =
  | {
      readonly kind: 'message';
      readonly place: string;
      readonly source: Uint8Array;
      readonly report: Report;
      /** What was repaired in a single file before it could be parsed; null for a message of a container. */
      readonly taken: TakenIn | null;
      readonly part: PartReason | null;
    }
  | {
      readonly kind: 'unreadable';
      readonly place: string;
      readonly reason: UnreadableReason;
      /** The system's own message; null if the file itself is the reason. */
      readonly system: string | null;
    };

export interface JudgeRequest {
  readonly names: readonly string[];
  readonly settings: InspectSettings;
  readonly redact: boolean;
}

/**
 * Every message of the named files, one after the other, judged. With `redact` the masked message is judged and
 * returned, so that nothing of the original is in the output.
 */
export async function* judgedMail(
  { names, settings, redact }: JudgeRequest,
  input: StandardInput,
): AsyncGenerator<JudgedMail> {
  const mask = redact ? (await import('../report/redaction/redact.ts')).redact : null;
  for await (const named of sourcesOf(names, input)) {
    if (!named.ok) {
      const { name, error } = named;
      yield { kind: 'unreadable', place: name, reason: 'cannot-be-read', system: systemWords(error) };
      continue;
    }
    for await (const mail of mailIn(named.source)) yield judged(mail, settings, mask);
  }
}

function judged(
  mail: FoundMail,
  settings: InspectSettings,
  mask: ((source: Uint8Array, settings: InspectSettings) => { readonly source: string }) | null,
): JudgedMail {
  if (mail.kind === 'unreadable') return { ...mail, system: null };
  const source = mask === null ? mail.head : new TextEncoder().encode(mask(mail.head, settings).source);
  const { place, taken } = mail;
  const part = taken === null ? null : partBrought(taken);
  return { kind: 'message', place, source, report: inspect(source, settings, part), taken, part };
}

/** "no such file or directory" from "ENOENT: no such file or directory, stat 'x'". */
function systemWords(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^E[A-Z0-9]+: ([^,]+)/u.exec(message)?.[1] ?? message;
}

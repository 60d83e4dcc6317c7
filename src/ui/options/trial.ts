import { freeCopiedSource } from '../../message/copied-source.ts';
import type { InspectSettings } from '../../report/inspect-settings.ts';
import type { Report } from '../../report/report.ts';
import { readPastedText } from '../intake/source-head.ts';

/** A text begins as header fields do: a name without blanks, and a colon (RFC 5322 §2.2). */
const FIELD = /^[!-9;-~]+[ \t]*:/;

export interface Trial {
  readonly report: Report;
  /** One line was given, which stands for the one that the mailbox's own server wrote. */
  readonly single: boolean;
}

/**
 * Judges a pasted source, or a Received line with or without its "Received:", also out of a mail that quotes it. null
 * where there is no Received line.
 */
export function tryLine(
  text: string,
  settings: InspectSettings,
  inspect: (source: string, settings: InspectSettings) => Report,
): Trial | null {
  const read = readPastedText(text);
  if (!read.ok) return null;
  const pasted = new TextDecoder().decode(freeCopiedSource(read.source).source).replace(/^[ \t\r\n]+/, '');
  // Copied out of a table or a mail, the lines of one field lose their indents.
  const source = FIELD.test(pasted) ? pasted : `Received: ${pasted.replaceAll(/\r?\n[ \t]*(?=[^ \t\r\n])/g, '\n\t')}`;
  const report = inspect(source, settings);
  const { hops } = report.route;
  if (hops.every(({ hop }) => hop.kind === 'unreadable')) return null;
  return { report, single: hops.length === 1 };
}

import { takeIn } from '../../message/intake/take-in.ts';
import { partBrought } from '../../report/brought-part.ts';
import { conditionsFor } from '../../report/conditions.ts';
import type { InspectSettings } from '../../report/inspect-settings.ts';
import type { Report } from '../../report/report.ts';

export interface Trial {
  readonly report: Report;
  /** Only one line was given, so it counts as written by the mailbox's own server. */
  readonly single: boolean;
}

/**
 * Judges a pasted source, or a Received line with or without its "Received:", even if the line is quoted in a mail.
 * null if there is no Received line. Answers about less than a whole source are conditional.
 */
export function tryLine(
  text: string,
  settings: InspectSettings,
  inspect: (source: Uint8Array, settings: InspectSettings) => Report,
): Trial | null {
  const taken = takeIn(new TextEncoder().encode(text));
  if (!taken.ok) return null;
  const judged = inspect(taken.source, settings);
  const report = { ...judged, conditions: conditionsFor(judged.premises, partBrought(taken)) };
  const { hops } = report.route;
  if (hops.every(({ hop }) => hop.kind === 'unreadable')) return null;
  return { report, single: hops.length === 1 };
}

import { takeIn } from '../../message/intake/take-in.ts';
import { partBrought } from '../../report/brought-part.ts';
import { conditionsFor } from '../../report/conditions.ts';
import type { InspectSettings } from '../../report/inspect-settings.ts';
import type { Report } from '../../report/report.ts';

export interface Trial {
  readonly report: Report;
  /** One line was given, which stands for the one that the mailbox's own server wrote. */
  readonly single: boolean;
}

/**
 * Judges a pasted source, or a Received line with or without its "Received:", also out of a mail that quotes it. null
 * where there is no Received line. The answers to less than a whole source are conditional.
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

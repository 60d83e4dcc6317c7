import type { HeaderField } from '../message/header-field.ts';
import type { WrittenTime } from '../message/dates/usual-date.ts';
import { readReceivedField } from '../received/received-field.ts';
import { providerOfSilentStep } from '../route/providers.ts';
import type { Report } from './report.ts';

/** A step inside the mailbox's provider, noted in a field other than Received. */
export interface NotedStep {
  /** {@link HeaderField.index} */
  readonly fieldIndex: number;
  /** Name of the field, as written. */
  readonly field: string;
  readonly provider: string;
  /** The server that accepted the message. */
  readonly host: string;
  readonly id: string | null;
  readonly time: WrittenTime | null;
  /** {@link Hop.index} of the next newer hop. */
  readonly newerHop: number;
}

/**
 * The steps that Gmail notes in X-Received, between its own Received fields: `X-Received: by 2002:a05:6402:2::1 with
 * SMTP id …`, oldest last. They are shown in the route, and nothing rests on them.
 *
 * A sender, or another Gmail account that forwarded the message, leaves such fields too, but below the border's
 * Received field. So one counts only above that field and directly below a line in which the same provider accepted the
 * message from inside, and only in the form of a step without a peer.
 */
export function notedSteps({ fields, route }: Pick<Report, 'fields' | 'route'>): NotedStep[] {
  const border = route.border === null ? undefined : route.hops[route.border.hop];
  const provider = route.border?.provider ?? null;
  if (border === undefined || provider === null) return [];
  const noted: NotedStep[] = [];
  for (const field of fields.slice(0, border.hop.fieldIndex)) {
    if (field.key !== 'x-received') continue;
    const newer = route.hops.findLast(({ hop }) => hop.fieldIndex < field.index);
    const step = route.steps.find(({ hop }) => hop === newer?.hop.index);
    if (newer === undefined || step?.rule !== 'provider-silent') continue;
    const own = stepIn(field, provider);
    if (own !== null) noted.push({ ...own, newerHop: newer.hop.index });
  }
  return noted;
}

function stepIn(field: HeaderField, provider: string): Omit<NotedStep, 'newerHop'> | null {
  const hop = readReceivedField({ index: 0, fieldIndex: field.index, raw: field.raw, body: field.body });
  const { peer, writer, id, time } = hop;
  const saysPeer = peer.helo !== null || peer.address !== null || peer.reverseName.state !== 'not-recorded';
  if (writer.host === null || saysPeer || hop.anomalies.length > 0) return null;
  if (providerOfSilentStep(hop, false)?.title !== provider) return null;
  return { fieldIndex: field.index, field: field.name, provider, host: writer.host, id, time };
}

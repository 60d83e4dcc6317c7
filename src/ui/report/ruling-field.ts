import type { Verdict } from '../../relay/verdict.ts';
import type { Report } from '../../report/report.ts';
import { peerName } from '../../report/wording/peer-name.ts';
import { hopAt } from '../../route/hop-at.ts';
import type { RouteHop } from '../../route/route.ts';

/** A raw field and the texts in it that decided a verdict. */
export interface RulingField {
  readonly raw: string;
  readonly matches: readonly string[];
}

/**
 * The raw field that a verdict rests on: the field of its hop, or else of its strongest evidence. If the relay was not
 * found at all, it is the border hop's, which shows who handed the message over instead. null if there is no such
 * field.
 */
export function ruledBy({ route, fields }: Report, verdict: Verdict): RulingField | null {
  const place = hopAt(route, verdict.hop);
  const border = hopAt(route, route.border?.hop ?? null);
  const field = place?.hop.fieldIndex ?? verdict.evidence[0]?.field ?? border?.hop.fieldIndex;
  const raw = fields.find((each) => each.index === field)?.raw;
  if (raw === undefined) return null;
  const found = verdict.evidence.filter((each) => each.field === field).map((each) => each.value);
  return { raw, matches: found.length > 0 ? found : peerTexts(place ?? border) };
}

function peerTexts(place: RouteHop | null): string[] {
  if (place === null) return [];
  const { peer } = place.hop;
  return [peerName(peer)?.name, peer.address].filter((text) => typeof text === 'string');
}

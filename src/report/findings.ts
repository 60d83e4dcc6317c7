import { relayFindings } from '../relay/relay-findings.ts';
import type { Finding } from '../route/finding.ts';
import { routeFindings } from '../route/route-findings.ts';
import { MAX_HOPS } from './inspect.ts';
import { messageFindings } from './message-findings.ts';
import { passedVerdict } from './passed-verdict.ts';
import { rememberedFor } from './remembered.ts';
import type { Report } from './report.ts';

/**
 * What is worth a person's attention in a report: about its verdicts first, then the route, then the rest of the
 * message. No verdict depends on it, so it is computed on first use and cached: a report never changes.
 */
export const findingsOf: (report: Report) => readonly Finding[] = rememberedFor(deriveFindings);

function deriveFindings({ fields, route, verdicts, whole }: Report): Finding[] {
  return [
    ...verdicts.flatMap(relayFindings),
    ...routeFindings(route),
    ...messageFindings(fields, route, passedVerdict(verdicts), whole),
    ...tooManyHops(fields),
  ];
}

function tooManyHops(fields: Report['fields']): Finding[] {
  if (fields.filter(({ key }) => key === 'received').length <= MAX_HOPS) return [];
  return [{ kind: 'too-many-hops', severity: 'warning', hop: null, values: [String(MAX_HOPS)] }];
}

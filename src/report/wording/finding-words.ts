import type { HopAnomaly } from '../../received/hop.ts';
import type { Finding, FindingKind } from '../../route/finding.ts';
import { hopAt } from '../../route/hop-at.ts';
import type { Route } from '../../route/route.ts';
import type { WordKey } from './report-words.ts';
import { type Sentence, type SentenceValue, quoted, title } from './sentence.ts';

const SENTENCES = {
  'chain-break': 'finding_chain_break',
  masked: 'finding_masked',
  'foreign-shape': 'finding_foreign_shape',
  'relay-name-foreign-address': 'finding_relay_name_foreign_address',
  'tainted-field': 'finding_tainted_field',
  'clock-skew': 'finding_clock_skew',
  'zone-error': 'finding_zone_error',
  loop: 'finding_loop',
  'missing-required-field': 'finding_missing_required_field',
  gateway: 'finding_gateway',
  forwarded: 'finding_forwarded',
  'mailing-list': 'finding_mailing_list',
  'address-outside-networks': 'finding_address_outside_networks',
  'name-outside-suffixes': 'finding_name_outside_suffixes',
  'date-differs': 'finding_date_before',
  'too-many-hops': 'finding_too_many_hops',
} as const satisfies Record<FindingKind, WordKey>;

const ANOMALIES = {
  'second-clauses': 'finding_anomaly_second_clauses',
  'malformed-envelope': 'finding_anomaly_malformed_envelope',
  'text-after-date': 'finding_anomaly_text_after_date',
  'malformed-helo': 'finding_anomaly_malformed_helo',
  'control-characters': 'finding_anomaly_control_characters',
  'too-long': 'finding_anomaly_too_long',
  'too-complex': 'finding_anomaly_too_complex',
} as const satisfies Record<HopAnomaly, WordKey>;

const ANOMALY_KEYS: ReadonlyMap<string, WordKey> = new Map(Object.entries(ANOMALIES));

export const SEVERITY_WORDS = {
  info: 'finding_severity_info',
  warning: 'finding_severity_warning',
  alarm: 'finding_severity_alarm',
} as const satisfies Record<Finding['severity'], WordKey>;

const BY_SEVERITY: readonly Finding['severity'][] = ['alarm', 'warning', 'info'];

/** The most serious first; those of equal severity keep their order. */
export function bySeverity(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => BY_SEVERITY.indexOf(a.severity) - BY_SEVERITY.indexOf(b.severity));
}

/** What a finding says, with its values named and in familiar units. */
export function findingSentence(finding: Finding): Sentence {
  const later = finding.kind === 'date-differs' && Number(finding.values[0]) < 0;
  return { key: later ? 'finding_date_later' : SENTENCES[finding.kind], values: namedValues(finding) };
}

/** Findings about one line whose sentence does not name its server. */
const ABOUT_A_LINE: ReadonlySet<FindingKind> = new Set<FindingKind>([
  'tainted-field',
  'masked',
  'clock-skew',
  'zone-error',
]);

/** Which line a finding is about; null if its own sentence says so, or the line does not name its server. */
export function lineOfFinding({ kind, hop }: Finding, route: Route): Sentence | null {
  const host = ABOUT_A_LINE.has(kind) ? (hopAt(route, hop)?.hop.writer.host ?? null) : null;
  return host === null ? null : { key: 'finding_line_of', values: { host: quoted(host) } };
}

/** What is odd about a field: words for a {@link HopAnomaly}, any other text as it is. */
export function anomalyValue(anomaly: string): SentenceValue {
  const key = ANOMALY_KEYS.get(anomaly);
  return key === undefined ? quoted(anomaly) : { kind: 'words', key };
}

function namedValues({ kind, values }: Finding): Sentence['values'] {
  const [first = '', second = ''] = values;
  switch (kind) {
    case 'chain-break':
      return { writer: quoted(first), peer: quoted(second) };
    case 'foreign-shape':
      return { host: quoted(first), software: title(second) };
    case 'relay-name-foreign-address':
      return { name: quoted(first), recorded: quoted(second) };
    case 'address-outside-networks':
    case 'name-outside-suffixes':
      return { name: quoted(first), address: quoted(second) };
    case 'tainted-field':
      return { anomaly: anomalyValue(first) };
    case 'clock-skew':
    case 'date-differs':
      return { duration: { kind: 'duration', seconds: Number(first) } };
    case 'zone-error':
      return { duration: { kind: 'duration', seconds: Number(first) * 60 } };
    case 'missing-required-field':
      return { field: quoted(first) };
    case 'gateway':
      return { gateway: title(first), host: quoted(second) };
    case 'mailing-list':
      return { list: quoted(first) };
    case 'too-many-hops':
      return { limit: { kind: 'number', number: Number(first) } };
    case 'masked':
      return {};
    case 'loop':
    case 'forwarded':
      return { host: quoted(first) };
  }
}

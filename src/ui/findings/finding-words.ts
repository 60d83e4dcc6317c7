import type { HopAnomaly } from '../../received/hop.ts';
import type { Finding, FindingKind } from '../../route/finding.ts';
import { formatDuration } from '../format/duration.ts';
import { type MessageKey, type Values, say } from '../words.ts';

const SENTENCES = {
  'chain-break': 'finding_chain_break',
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
} as const satisfies Record<FindingKind, MessageKey>;

const ANOMALY_WORDS: ReadonlyMap<string, MessageKey> = new Map(
  Object.entries({
    'second-clauses': 'anomaly_second_clauses',
    'text-after-date': 'anomaly_text_after_date',
    'malformed-helo': 'anomaly_malformed_helo',
    'control-characters': 'anomaly_control_characters',
    'too-long': 'anomaly_too_long',
    'too-complex': 'anomaly_too_complex',
  } as const satisfies Record<HopAnomaly, MessageKey>),
);

/** The sentence of a finding, its values named and in people's units. */
export function findingSentence(finding: Finding): { key: MessageKey; values: Values } {
  const later = finding.kind === 'date-differs' && Number(finding.values[0]) < 0;
  return { key: later ? 'finding_date_later' : SENTENCES[finding.kind], values: namedValues(finding) };
}

function namedValues({ kind, values }: Finding): Values {
  const [first = '', second = ''] = values;
  switch (kind) {
    case 'chain-break':
      return { writer: first, peer: second };
    case 'foreign-shape':
      return { host: first, software: second };
    case 'relay-name-foreign-address':
    case 'address-outside-networks':
    case 'name-outside-suffixes':
      return { name: first, address: second };
    case 'tainted-field':
      return { anomaly: anomalyWords(first) };
    case 'clock-skew':
    case 'date-differs':
      return { duration: formatDuration(Number(first)) };
    case 'zone-error':
      return { duration: formatDuration(Number(first) * 60) };
    case 'missing-required-field':
      return { field: first };
    case 'gateway':
      return { gateway: first, host: second };
    case 'mailing-list':
      return { list: first };
    case 'too-many-hops':
      return { limit: first };
    case 'loop':
    case 'forwarded':
      return { host: first };
  }
}

/** Words for a {@link HopAnomaly}; any other text as it is. */
export function anomalyWords(anomaly: string): string {
  const key = ANOMALY_WORDS.get(anomaly);
  return key === undefined ? anomaly : say(key);
}

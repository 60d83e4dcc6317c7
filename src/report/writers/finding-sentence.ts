import type { HopAnomaly } from '../../received/hop.ts';
import type { Finding, FindingKind } from '../../route/finding.ts';
import { durationInWords } from './durations.ts';
import type { ReportWords, WordKey } from './report-words.ts';
import { type Text, type TextPart, inWords, quoted, sentence, title } from './text-parts.ts';

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
} as const satisfies Record<FindingKind, WordKey>;

const ANOMALIES = {
  'second-clauses': 'anomaly_second_clauses',
  'text-after-date': 'anomaly_text_after_date',
  'malformed-helo': 'anomaly_malformed_helo',
  'control-characters': 'anomaly_control_characters',
  'too-long': 'anomaly_too_long',
  'too-complex': 'anomaly_too_complex',
} as const satisfies Record<HopAnomaly, WordKey>;

const ANOMALY_KEYS: ReadonlyMap<string, WordKey> = new Map(Object.entries(ANOMALIES));

/** A finding as a sentence; the sentences are those of the popup and the inspector. */
export function findingInWords(finding: Finding, words: ReportWords): Text {
  const later = finding.kind === 'date-differs' && Number(finding.values[0]) < 0;
  return sentence(words, later ? 'finding_date_later' : SENTENCES[finding.kind], namedValues(finding, words));
}

function namedValues({ kind, values }: Finding, words: ReportWords): Record<string, TextPart> {
  const [first = '', second = ''] = values;
  switch (kind) {
    case 'chain-break':
      return { writer: quoted(first), peer: quoted(second) };
    case 'foreign-shape':
      return { host: quoted(first), software: title(second) };
    case 'relay-name-foreign-address':
    case 'address-outside-networks':
    case 'name-outside-suffixes':
      return { name: quoted(first), address: quoted(second) };
    case 'tainted-field': {
      const key = ANOMALY_KEYS.get(first);
      return { anomaly: key === undefined ? quoted(first) : inWords(words.say(key)) };
    }
    case 'clock-skew':
    case 'date-differs':
      return { duration: inWords(durationInWords(Number(first), words)) };
    case 'zone-error':
      return { duration: inWords(durationInWords(Number(first) * 60, words)) };
    case 'missing-required-field':
      return { field: quoted(first) };
    case 'gateway':
      return { gateway: title(first), host: quoted(second) };
    case 'mailing-list':
      return { list: quoted(first) };
    case 'too-many-hops':
      return { limit: inWords(first) };
    case 'loop':
    case 'forwarded':
      return { host: quoted(first) };
  }
}

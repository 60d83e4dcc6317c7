import { conditionsOf } from '../../report/conditions.ts';
import type { Report } from '../../report/report.ts';
import type { RelayVerdict } from './order-verdicts.ts';
import type { WordKey } from '../kit/words.ts';

/** What to do about an answer other than a plain "yes". */
export interface Advice {
  /** Sentences, each with "{relay}" as its only placeholder. */
  readonly steps: readonly WordKey[];
  /** Show the Altcraft sender's settings. */
  readonly senderSettings: boolean;
}

/** Altcraft's own field with the SendMessageID (Altcraft admin guide, "Send Message ID"). */
const ALTCRAFT_FIELD = 'x-akmta-fsmid';

/** The settings of the Altcraft sender are those for Sendsay's relay; other relays have other hosts and sign-ins. */
const SENDSAY = 'sendsay';

/** Advice for a verdict, adapted to what was found in the message; null if the answer is a plain "yes". */
export function adviceFor(leading: RelayVerdict, report: Report): Advice | null {
  const conditions = conditionsOf(report, leading.verdict);
  if (conditions.some(({ kind }) => kind === 'part')) return { steps: ['advice_whole_source'], senderSettings: false };
  if (conditions.length > 0)
    return { steps: ['advice_whose_machine', 'advice_pass_address_on'], senderSettings: false };
  return plainAdvice(leading, report);
}

function plainAdvice({ verdict }: RelayVerdict, report: Report): Advice | null {
  const sendsay = verdict.profile === SENDSAY;
  switch (verdict.verdict) {
    case 'proven':
      return null;
    case 'reported':
      return { steps: ['advice_send_directly'], senderSettings: false };
    case 'contradicted':
      return { steps: ['advice_look_at_address'], senderSettings: sendsay };
    case 'claimed':
      return verdict.evidence.some((each) => each.kind === 'submission-host' && each.supports)
        ? { steps: ['advice_submission_seen', 'advice_ask_relay'], senderSettings: false }
        : { steps: ['advice_look_at_address', ...originStep(report, sendsay)], senderSettings: sendsay };
    case 'absent':
      return { steps: originStep(report, sendsay), senderSettings: sendsay };
    case 'undetermined':
      return { steps: UNDETERMINED_STEPS[verdict.reason ?? 'unreadable'], senderSettings: false };
  }
}

const UNDETERMINED_STEPS = {
  'no-received': ['advice_received_copy'],
  'no-border': ['advice_received_copy'],
  unreadable: ['advice_unreadable'],
  'client-not-recorded': ['advice_pass_address_on', 'advice_other_mailbox'],
  'delivery-not-recorded': ['advice_other_mailbox'],
  'copy-damaged': ['advice_whole_source'],
} as const satisfies Record<NonNullable<RelayVerdict['verdict']['reason']>, readonly WordKey[]>;

function originStep(report: Report, sendsay: boolean): WordKey[] {
  if (!sendsay) return [];
  const fromAltcraft = report.fields.some((field) => field.key === ALTCRAFT_FIELD);
  return [fromAltcraft ? 'advice_from_altcraft' : 'advice_not_from_altcraft'];
}

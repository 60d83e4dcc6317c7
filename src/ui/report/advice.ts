import { altcraftIdentifiers } from '../../authentication/altcraft.ts';
import type { Report } from '../../report/report.ts';
import { mailboxAdvice } from '../../report/wording/mailbox-advice.ts';
import type { RelayVerdict } from './order-verdicts.ts';
import type { WordKey } from '../kit/words.ts';

/** What to do about an answer other than a plain "yes". */
export interface Advice {
  /** Sentences, each with "{relay}" as its only placeholder. */
  readonly steps: readonly WordKey[];
  /** Show the Altcraft sender's settings. */
  readonly senderSettings: boolean;
}

/** The settings of the Altcraft sender are those for Sendsay's relay; other relays have other hosts and sign-ins. */
const SENDSAY = 'sendsay';

/** Advice for a verdict, adapted to what was found in the message; null if the answer is a plain "yes". */
export function adviceFor(leading: RelayVerdict, report: Report): Advice | null {
  const steps = mailboxAdvice(report, leading.verdict);
  return steps.length > 0 ? { steps, senderSettings: false } : plainAdvice(leading, report);
}

function plainAdvice({ verdict }: RelayVerdict, report: Report): Advice | null {
  const sendsay = verdict.profile === SENDSAY;
  switch (verdict.verdict) {
    case 'proven':
      return null;
    case 'undetermined':
      return { steps: ['advice_unreadable'], senderSettings: false };
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
  }
}

function originStep(report: Report, sendsay: boolean): WordKey[] {
  if (!sendsay) return [];
  const fromAltcraft = altcraftIdentifiers(report.fields).some(({ kind }) => kind === 'fsmid');
  return [fromAltcraft ? 'advice_from_altcraft' : 'advice_not_from_altcraft'];
}

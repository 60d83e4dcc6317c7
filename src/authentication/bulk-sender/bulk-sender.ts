import { outcomesOf } from './outcomes.ts';
import type { Outcome, Requirement } from './requirement.ts';
import { BULK_SENDER_RULES, type BulkSenderRules } from './rules.ts';
import type { SenderFacts } from './sender-facts.ts';

/** A message compared with what one provider requires of bulk senders. */
export interface BulkSenderCheck {
  readonly rules: BulkSenderRules;
  readonly required: readonly Outcome[];
  readonly advised: readonly Outcome[];
  /** How many of the required ones are met, and for how many the header tells. */
  readonly met: number;
  readonly known: number;
}

/**
 * Checks the header against the rules of Gmail, Yahoo, Outlook.com, Mail.ru and Yandex. What headers cannot show
 * (complaints, consent) is not included; a requirement about which the header says nothing is `unknown`, never met.
 */
export function checkBulkSender(facts: SenderFacts): BulkSenderCheck[] {
  const outcomes = outcomesOf(facts);
  const of = (requirements: readonly Requirement[]): Outcome[] =>
    requirements.flatMap((requirement) => outcomes.get(requirement) ?? []);
  return BULK_SENDER_RULES.map((rules) => {
    const required = of(rules.required);
    return {
      rules,
      required,
      advised: of(rules.advised),
      met: required.filter(({ state }) => state === 'met').length,
      known: required.filter(({ state }) => state !== 'unknown').length,
    };
  });
}

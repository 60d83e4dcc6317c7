import { outcomesOf } from './outcomes.ts';
import type { Outcome, Requirement } from './requirement.ts';
import { BULK_SENDER_RULES, type BulkSenderRules } from './rules.ts';
import type { SenderFacts } from './sender-facts.ts';

interface Score {
  /** How many of a provider's required rules are met, and how many the header can decide. */
  readonly met: number;
  readonly known: number;
}

/** The result for one provider in numbers. */
export interface BulkScore extends Score {
  readonly provider: string;
}

/** A message compared with what one provider requires of bulk senders. */
export interface BulkSenderCheck extends Score {
  readonly rules: BulkSenderRules;
  readonly required: readonly Outcome[];
  readonly advised: readonly Outcome[];
}

/**
 * Checks the header against the rules of Gmail, Yahoo, Outlook.com, Mail.ru and Yandex. What headers cannot show
 * (complaints, consent) is not included; a requirement about which the header says nothing is `unknown`, never met.
 */
export function checkBulkSender(facts: SenderFacts): BulkSenderCheck[] {
  const outcomes = outcomesOf(facts);
  const of = (requirements: readonly Requirement[]): Outcome[] =>
    requirements.flatMap((requirement) => outcomes.get(requirement) ?? []);
  return BULK_SENDER_RULES.map((rules) => ({
    rules,
    required: of(rules.required),
    advised: of(rules.advised),
    ...scoreOf(rules, outcomes),
  }));
}

/** Like {@link checkBulkSender}, but returns only the numbers, for a table of thousands of messages. */
export function scoreBulkSender(facts: SenderFacts): BulkScore[] {
  const outcomes = outcomesOf(facts);
  return BULK_SENDER_RULES.map((rules) => ({ provider: rules.title, ...scoreOf(rules, outcomes) }));
}

function scoreOf({ required }: BulkSenderRules, outcomes: ReturnType<typeof outcomesOf>): Score {
  let met = 0;
  let known = 0;
  for (const requirement of required) {
    const state = outcomes.get(requirement)?.state ?? 'unknown';
    if (state === 'met') met++;
    if (state !== 'unknown') known++;
  }
  return { met, known };
}

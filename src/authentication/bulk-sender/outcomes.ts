import { firstField } from '../field-lookup.ts';
import { readMailboxes } from '../mailbox-address.ts';
import { isBelieved } from '../statement.ts';
import { oneClickOutcome } from './one-click.ts';
import type { Outcome, OutcomeReason, Requirement } from './requirement.ts';
import { type CheckedMethod, type CountingResult, countingResults } from './results.ts';
import type { SenderFacts } from './sender-facts.ts';

/** How a message meets each requirement. Only results that count are considered. */
export function outcomesOf(facts: SenderFacts): ReadonlyMap<Requirement, Outcome> {
  const results = countingResults(facts.statements);
  const outcomes = [
    checkOutcome('spf', results.spf),
    dkimOutcome(facts, results.dkim),
    alignmentOutcome(facts),
    dmarcOutcome(results.dmarc),
    oneFrom(facts),
    fieldOutcome(facts, 'unsubscribe', 'list-unsubscribe'),
    oneClickOutcome(facts, results.dkim),
    reverseName(facts),
    encryption(facts),
    format(facts),
    fieldOutcome(facts, 'feedback-id', 'feedback-id'),
    fieldOutcome(facts, 'mailru-type', 'x-mailru-msgtype'),
  ];
  return new Map(outcomes.map((outcome) => [outcome.requirement, outcome]));
}

function met(requirement: Requirement, field: number | null): Outcome {
  return { requirement, state: 'met', reason: 'there', field };
}

function missing(requirement: Requirement, reason: OutcomeReason, field: number | null): Outcome {
  return { requirement, state: 'missing', reason, field };
}

function unknown(requirement: Requirement, reason: OutcomeReason): Outcome {
  return { requirement, state: 'unknown', reason, field: null };
}

function checkOutcome(method: CheckedMethod, results: readonly CountingResult[]): Outcome {
  const passed = results.find(({ result }) => result === 'pass');
  if (passed !== undefined) return met(method, passed.field);
  const [first] = results;
  return first === undefined ? unknown(method, 'not_reported') : missing(method, 'failed', first.field);
}

function dkimOutcome({ fields }: SenderFacts, results: readonly CountingResult[]): Outcome {
  const outcome = checkOutcome('dkim', results);
  const signed = fields.some(({ key }) => key === 'dkim-signature');
  return outcome.state === 'met' || signed ? outcome : missing('dkim', 'not_signed', null);
}

function dmarcOutcome(results: readonly CountingResult[]): Outcome {
  const outcome = checkOutcome('dmarc', results);
  const [first] = results;
  return first?.result === 'none' ? missing('dmarc', 'no_policy', first.field) : outcome;
}

function alignmentOutcome({ alignment }: SenderFacts): Outcome {
  const passed = alignment.identifiers.filter(
    ({ source, result, standing }) => source !== 'dkim-signature' && isBelieved(standing) && result === 'pass',
  );
  const aligned = passed.find((each) => each.alignment === 'strict' || each.alignment === 'relaxed');
  if (aligned !== undefined) return met('alignment', aligned.fieldIndex);
  const [first] = passed;
  return first === undefined
    ? unknown('alignment', 'not_reported')
    : missing('alignment', 'other_domain', first.fieldIndex);
}

function oneFrom({ fields }: SenderFacts): Outcome {
  const all = fields.filter(({ key }) => key === 'from');
  const [first] = all;
  if (first === undefined) return missing('one-from', 'no_field', null);
  const addresses = all.flatMap(({ body }) => readMailboxes(body));
  return all.length === 1 && addresses.length === 1
    ? met('one-from', first.index)
    : missing('one-from', addresses.length === 0 ? 'no_field' : 'several', first.index);
}

function fieldOutcome({ fields }: SenderFacts, requirement: Requirement, key: string): Outcome {
  const field = firstField(fields, key);
  return field === null ? missing(requirement, 'no_field', null) : met(requirement, field.index);
}

function reverseName({ border }: SenderFacts): Outcome {
  if (border === null) return unknown('reverse-name', 'not_recorded');
  const { reverseName: name } = border.peer;
  if (name.state === 'not-recorded') return unknown('reverse-name', 'not_recorded');
  if (name.state === 'none') return missing('reverse-name', 'no_name', border.fieldIndex);
  if (name.verified === null) return unknown('reverse-name', 'not_recorded');
  return name.verified
    ? met('reverse-name', border.fieldIndex)
    : missing('reverse-name', 'name_not_confirmed', border.fieldIndex);
}

function encryption({ border }: SenderFacts): Outcome {
  if (border === null) return unknown('encryption', 'not_recorded');
  switch (border.tls.state) {
    case 'recorded':
      return met('encryption', border.fieldIndex);
    case 'none':
      return missing('encryption', 'plain', border.fieldIndex);
    case 'unknown':
    case 'local':
      return unknown('encryption', 'not_recorded');
  }
}

/** Fields that no message may have twice. They include those that every message must have. */
const ONCE: ReadonlySet<string> = new Set(['date', 'from', 'message-id', 'subject', 'to', 'cc', 'sender', 'reply-to']);
const NEEDED: readonly string[] = ['date', 'from', 'message-id'];

function format({ fields }: SenderFacts): Outcome {
  const seen = new Set<string>();
  for (const { key, index } of fields) {
    if (!ONCE.has(key)) continue;
    if (seen.has(key)) return missing('format', 'several', index);
    seen.add(key);
  }
  if (NEEDED.some((key) => !seen.has(key))) return missing('format', 'no_field', null);
  return met('format', firstField(fields, 'message-id')?.index ?? null);
}

import { normaliseHost, registrableDomain } from '../../hosts/host-name.ts';
import type { DkimSignature } from '../dkim-signature.ts';
import { firstField } from '../field-lookup.ts';
import { readUnsubscribeFields } from '../list-unsubscribe.ts';
import type { AuthenticationStatement } from '../statement.ts';
import type { Outcome, OutcomeReason } from './requirement.ts';
import type { CountingResult } from './results.ts';
import type { SenderFacts } from './sender-facts.ts';

/**
 * One-click unsubscribe (RFC 8058 §3.1): an https address, the Post field, and both fields in the `h=` list of a
 * passing signature from the organisation in From. Providers that show their button only for such messages silently
 * hide it for others.
 *
 * @param results the DKIM results that count
 */
export function oneClickOutcome(
  { fields, statements, alignment }: SenderFacts,
  results: readonly CountingResult[],
): Outcome {
  const requirement = 'one-click';
  const unsubscribe = readUnsubscribeFields(fields);
  if (unsubscribe === null) return { requirement, state: 'missing', reason: 'no_field', field: null };
  const { fieldIndex, missingForOneClick } = unsubscribe;
  const missing = (reason: OutcomeReason, field: number | null): Outcome => ({
    requirement,
    state: 'missing',
    reason,
    field,
  });
  if (missingForOneClick.includes('https-uri')) return missing('no_https', fieldIndex);
  if (missingForOneClick.includes('post-field')) {
    return missing('no_post', firstField(fields, 'list-unsubscribe-post')?.index ?? fieldIndex);
  }
  const covering = statements.filter(coversBoth);
  const [first] = covering;
  if (first === undefined) return missing('not_covered', fieldIndex);
  if (results.length === 0) return { requirement, state: 'unknown', reason: 'not_reported', field: first.fieldIndex };
  const passed = covering.filter((signature) => results.some((result) => isPassOf(result, signature.content)));
  if (passed.length === 0) return missing('signature_failed', first.fieldIndex);
  const own = passed.find(({ content }) => alignment.fromDomains.some((domain) => isOfOne(content.domain, domain)));
  return own === undefined
    ? missing('signature_of_other', passed[0]?.fieldIndex ?? fieldIndex)
    : { requirement, state: 'met', reason: 'there', field: own.fieldIndex };
}

type SignatureStatement = Extract<AuthenticationStatement, { kind: 'dkim-signature' }>;

function coversBoth(statement: AuthenticationStatement): statement is SignatureStatement {
  if (statement.kind !== 'dkim-signature') return false;
  const { signedFields } = statement.content;
  return signedFields.includes('list-unsubscribe') && signedFields.includes('list-unsubscribe-post');
}

/** Whether a result is about this signature: its domain, and its selector where the result names one (RFC 8601 §2.7.1). */
function isPassOf({ result, properties }: CountingResult, { domain, selector }: DkimSignature): boolean {
  if (result !== 'pass' || domain === null) return false;
  const about = (name: string): string | null =>
    properties.find((each) => each.type === 'header' && each.name === name)?.value ?? null;
  const signer = about('d') ?? about('i');
  const named = about('s');
  if (signer === null) return false;
  const host = signer.slice(signer.lastIndexOf('@') + 1);
  return normaliseHost(host) === normaliseHost(domain) && (named === null || named === selector);
}

function isOfOne(signer: string | null, from: string): boolean {
  if (signer === null) return false;
  const organisation = registrableDomain(signer);
  return organisation !== null && organisation === registrableDomain(from);
}

import { type AuthenticationResults, readResults } from './authentication-results.ts';
import { scanClauses } from './clause-scanner.ts';

/** Instances run from 1 to 50 (RFC 8617 §4.2.1). */
const MAX_ARC_INSTANCE = 50;

/**
 * Parses the body of an ARC-Authentication-Results: "i=1; ", followed by the content of Authentication-Results (RFC
 * 8617 §4.1.1).
 */
export function parseArcAuthenticationResults(body: string): {
  readonly instance: number | null;
  readonly content: AuthenticationResults;
} {
  const { clauses: all, incomplete } = scanClauses(body);
  const from = all.findIndex(({ kind }) => kind !== 'comment');
  const first = all[from];
  const hasInstance = first?.kind === 'pair' && first.name === 'i';
  // There may be comments on both sides of the instance: "i=1 (first); mx.example".
  const clauses = hasInstance ? all.slice(from + 1) : all;
  const begin = clauses.findIndex(({ kind }) => kind !== 'comment');
  return {
    instance: hasInstance ? readArcInstance(first.value) : null,
    content: readResults(clauses, hasInstance && clauses[begin]?.kind === 'semicolon' ? begin + 1 : 0, incomplete),
  };
}

/** Parses the number of an ARC set; null if it is missing or not a number from 1 to 50. */
export function readArcInstance(text: string | undefined): number | null {
  if (text === undefined || !/^\d{1,2}$/.test(text)) return null;
  const instance = Number(text);
  return instance >= 1 && instance <= MAX_ARC_INSTANCE ? instance : null;
}

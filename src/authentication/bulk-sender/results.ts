import { type AuthenticationStatement, isBelieved } from '../statement.ts';
import type { ResultProperty } from '../authentication-results.ts';

/** One result of one method, reported by the mailbox's own server. */
export interface CountingResult {
  readonly result: string;
  readonly properties: readonly ResultProperty[];
  /** {@link HeaderField.index} */
  readonly field: number;
}

export type CheckedMethod = 'spf' | 'dkim' | 'dmarc';

/** All results that count, by their method, in the order of the header; Received-SPF counts as SPF. */
export function countingResults(
  statements: readonly AuthenticationStatement[],
): Readonly<Record<CheckedMethod, readonly CountingResult[]>> {
  const found: Record<CheckedMethod, CountingResult[]> = { spf: [], dkim: [], dmarc: [] };
  for (const statement of statements) {
    if (!isBelieved(statement.standing)) continue;
    const field = statement.fieldIndex;
    if (statement.kind === 'authentication-results' || statement.kind === 'arc-authentication-results') {
      for (const { method, result, properties } of statement.content.results) {
        if (method === 'spf' || method === 'dkim' || method === 'dmarc')
          found[method].push({ result, properties, field });
      }
    } else if (statement.kind === 'received-spf' && statement.content.result !== null) {
      found.spf.push({ result: statement.content.result, properties: [], field });
    }
  }
  return found;
}

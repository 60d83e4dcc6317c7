import { type AuthenticationStatement, isBelieved } from '../statement.ts';
import type { ResultProperty } from '../authentication-results.ts';

/** One result of one method, reported by the mailbox's own server. */
export interface CountingResult {
  readonly result: string;
  readonly properties: readonly ResultProperty[];
  /** {@link HeaderField.index} */
  readonly field: number;
}

/** All results of a method that count, in the order of the header; Received-SPF counts as SPF. */
export function resultsOf(
  statements: readonly AuthenticationStatement[],
  method: 'spf' | 'dkim' | 'dmarc',
): CountingResult[] {
  return statements.flatMap((statement): CountingResult[] => {
    if (!isBelieved(statement.standing)) return [];
    const field = statement.fieldIndex;
    switch (statement.kind) {
      case 'authentication-results':
      case 'arc-authentication-results':
        return statement.content.results
          .filter((each) => each.method === method)
          .map(({ result, properties }) => ({ result, properties, field }));
      case 'received-spf': {
        const { result } = statement.content;
        return method === 'spf' && result !== null ? [{ result, properties: [], field }] : [];
      }
      default:
        return [];
    }
  });
}

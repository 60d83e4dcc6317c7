import type { AuthenticationStatement } from '../authentication/statement.ts';
import { statementsAboveBorder } from '../authentication/statements.ts';
import { borderPlaceOf } from './border-place.ts';
import type { Report } from './report.ts';

type Judged = Pick<Report, 'fields' | 'route'>;

/** Of the last message. */
let last: { readonly route: Report['route']; readonly statements: readonly AuthenticationStatement[] } | null = null;

/**
 * What is stated above the border's Received field; empty without a border. The judgement and the details both rest on
 * it, one after the other for each message, so it is remembered for the last route: a route never changes.
 */
export function borderStatements({ fields, route }: Judged): readonly AuthenticationStatement[] {
  if (last?.route === route) return last.statements;
  const statements = statementsAboveBorder(fields, borderPlaceOf(route));
  last = { route, statements };
  return statements;
}

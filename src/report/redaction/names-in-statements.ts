import type { Alignment } from '../../authentication/alignment.ts';
import type { AuthenticationStatement } from '../../authentication/statement.ts';

/** Domains and hosts named by SPF, DKIM, DMARC and ARC, as written: without them nobody could follow the results. */
export function namesInStatements(statements: readonly AuthenticationStatement[], alignment: Alignment): string[] {
  const names = alignment.identifiers.map(({ domain }) => domain);
  for (const statement of statements) {
    if (statement.maker.name !== null) names.push(statement.maker.name);
    if (statement.kind !== 'authentication-results' && statement.kind !== 'arc-authentication-results') continue;
    for (const { properties } of statement.content.results) {
      for (const { type, name, value } of properties) {
        if (type === 'header' && (name === 'from' || name === 'd')) names.push(value.slice(value.lastIndexOf('@') + 1));
      }
    }
  }
  return names;
}

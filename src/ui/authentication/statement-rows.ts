import type { MethodResult } from '../../authentication/authentication-results.ts';
import { signatureFacts } from '../../authentication/dkim-signature.ts';
import type { AuthenticationStatement, Standing } from '../../authentication/statement.ts';

/** One result of one check, with who says so. */
export interface StatementRow {
  /** {@link HeaderField.index} */
  readonly field: number;
  /** "SPF", "DKIM", "DMARC", … */
  readonly check: string;
  /** As written ("pass"); null for a signature, which is no result. */
  readonly result: string | null;
  /** What was checked: domains, addresses, the comments of the checker. */
  readonly about: string;
  /** Who the field says made it; null when it names nobody. */
  readonly maker: string | null;
  readonly standing: Standing;
}

/** Every result in its own row, in the order of the header. */
export function statementRows(statements: readonly AuthenticationStatement[]): StatementRow[] {
  return statements.flatMap((statement) =>
    resultsOf(statement).map((result) => ({
      ...result,
      field: statement.fieldIndex,
      maker: statement.maker.name,
      standing: statement.standing,
    })),
  );
}

/** SPF, DKIM and DMARC as the mailbox's own server found them, one result each: the first that counts. */
export function countingResults(rows: readonly StatementRow[]): StatementRow[] {
  return ['SPF', 'DKIM', 'DMARC'].flatMap((check) => {
    const row = rows.find((each) => each.check === check && each.standing === 'counts' && each.result !== null);
    return row === undefined ? [] : [row];
  });
}

type Result = Pick<StatementRow, 'check' | 'result' | 'about'>;

function resultsOf(statement: AuthenticationStatement): Result[] {
  switch (statement.kind) {
    case 'authentication-results':
      return statement.content.results.map((result) => methodResult(result, ''));
    case 'arc-authentication-results': {
      const set = statement.instance === null ? 'ARC ' : `ARC ${statement.instance} `;
      return statement.content.results.map((result) => methodResult(result, set));
    }
    case 'received-spf': {
      const { result, clientAddress, envelopeFrom, helo } = statement.content;
      const about = { 'client-ip': clientAddress, 'envelope-from': envelopeFrom, helo };
      return [{ check: 'SPF', result: result ?? '', about: pairs(about) }];
    }
    case 'dkim-signature':
      return [{ check: 'DKIM', result: null, about: pairs(signatureFacts(statement.content)) }];
    case 'arc-seal': {
      const { instance, domain, chainValidation } = statement.content;
      return [{ check: `ARC ${instance ?? ''}`.trim(), result: chainValidation, about: pairs({ d: domain }) }];
    }
    case 'confirmed-reverse-names':
      return [{ check: 'FCrDNS', result: 'pass', about: statement.content.join(', ') }];
  }
}

function methodResult({ method, result, reason, properties, comments }: MethodResult, prefix: string): Result {
  const facts = properties.map(({ type, name, value }) => `${type === '' ? '' : `${type}.`}${name}=${value}`);
  const told = reason === null ? comments : [reason, ...comments];
  return {
    check: `${prefix}${method.toUpperCase()}`,
    result,
    about: [...facts, ...told.map((text) => `(${text})`)].join(' '),
  };
}

/** "d=example.org s=mail", without what is not known. */
function pairs(facts: Readonly<Record<string, string | null>>): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

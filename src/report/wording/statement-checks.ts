import type { MethodResult } from '../../authentication/authentication-results.ts';
import { signatureFacts } from '../../authentication/dkim-signature.ts';
import type { AuthenticationStatement, Standing } from '../../authentication/statement.ts';

/** One result of one check, with who says so. */
export interface StatementCheck {
  /** {@link HeaderField.index} */
  readonly field: number;
  /** "SPF", "DKIM", "ARC 1 DMARC", …: names of protocols, the same in every language. */
  readonly check: string;
  /** false for a method of a name that is nowhere registered: `check` is then text of the message. */
  readonly registered: boolean;
  /** As written ("pass"), empty where none is; null for a signature, which is no result. */
  readonly result: string | null;
  /** What was checked: domains, addresses, the comments of the checker. */
  readonly about: string;
  /** The checker's own reason, which `about` holds too; null where it gives none. */
  readonly reason: string | null;
  /** Who the field says made it; null when it names nobody. */
  readonly maker: string | null;
  readonly standing: Standing;
}

/** Methods of the IANA registry "Email Authentication Methods", and Microsoft's own "compauth". */
const METHODS: ReadonlySet<string> = new Set([
  'spf',
  'dkim',
  'dmarc',
  'arc',
  'iprev',
  'auth',
  'bimi',
  'compauth',
  'dkim-atps',
]);

/** Every result by itself, in the order of the header. */
export function statementChecks(statements: readonly AuthenticationStatement[]): StatementCheck[] {
  return statements.flatMap((statement) =>
    findingsOf(statement).map((found) => ({
      ...found,
      field: statement.fieldIndex,
      maker: statement.maker.name,
      standing: statement.standing,
    })),
  );
}

/** SPF, DKIM and DMARC as the mailbox's own server found them, one each: the first that counts. */
export function countingChecks(checks: readonly StatementCheck[]): StatementCheck[] {
  return ['SPF', 'DKIM', 'DMARC'].flatMap((name) => {
    const check = checks.find((each) => each.check === name && each.standing === 'counts' && each.result !== null);
    return check === undefined ? [] : [check];
  });
}

type Found = Pick<StatementCheck, 'check' | 'registered' | 'result' | 'about' | 'reason'>;

const PLAIN = { registered: true, reason: null } as const;

function findingsOf(statement: AuthenticationStatement): Found[] {
  switch (statement.kind) {
    case 'authentication-results':
      return statement.content.results.map((result) => methodResult(result, ''));
    case 'arc-authentication-results': {
      const set = statement.instance === null ? 'ARC ' : `ARC ${statement.instance} `;
      return statement.content.results.map((result) => methodResult(result, set));
    }
    case 'received-spf': {
      const { result, clientAddress, envelopeFrom, helo } = statement.content;
      const about = pairs({ 'client-ip': clientAddress, 'envelope-from': envelopeFrom, helo });
      return [{ ...PLAIN, check: 'SPF', result: result ?? '', about }];
    }
    case 'dkim-signature':
      return [{ ...PLAIN, check: 'DKIM', result: null, about: pairs(signatureFacts(statement.content)) }];
    case 'arc-seal': {
      const { instance, domain, chainValidation } = statement.content;
      const check = `ARC ${instance ?? ''}`.trim();
      return [{ ...PLAIN, check, result: null, about: pairs({ cv: chainValidation, d: domain }) }];
    }
    case 'confirmed-reverse-names':
      return [{ ...PLAIN, check: 'FCrDNS', result: 'pass', about: statement.content.join(', ') }];
  }
}

function methodResult({ method, result, reason, properties, comments }: MethodResult, prefix: string): Found {
  const facts = properties.map(({ type, name, value }) => `${type === '' ? '' : `${type}.`}${name}=${value}`);
  const told = reason === null ? comments : [reason, ...comments];
  return {
    check: `${prefix}${method.toUpperCase()}`,
    registered: METHODS.has(method),
    result,
    about: [...facts, ...told.map((text) => `(${text})`)].join(' '),
    reason,
  };
}

/** "d=example.org s=mail", without what is not known. */
function pairs(facts: Readonly<Record<string, string | null>>): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

import type { MethodResult } from '../../authentication/authentication-results.ts';
import { domainOfResult } from '../../authentication/alignment.ts';
import { type DkimSignature, signatureFacts } from '../../authentication/dkim-signature.ts';
import { type AuthenticationStatement, type Standing, isBelieved } from '../../authentication/statement.ts';
import { normaliseHost } from '../../hosts/host-name.ts';

/** One result of one check, with who says so. */
export interface StatementCheck {
  /** {@link HeaderField.index} */
  readonly field: number;
  /** "SPF", "DKIM", "ARC 1 DMARC", …: names of protocols, the same in every language. */
  readonly check: string;
  /** false for an unregistered method: `check` is then text of the message. */
  readonly registered: boolean;
  /** As written ("pass"), empty if there is none; null for a signature, which is not a result. */
  readonly result: string | null;
  /** What was checked: domains, addresses, the checker's comments. */
  readonly about: string;
  /** The checker's own reason, which is also in `about`; null if there is none. */
  readonly reason: string | null;
  /** Who made the field, according to itself; null if it names nobody. */
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

/**
 * One row for every result, in the order of the header. A signature with a believed result has no separate row: what it
 * covers and for how long is shown with that result.
 */
export function statementChecks(statements: readonly AuthenticationStatement[]): StatementCheck[] {
  const signatures = statements.flatMap((statement) =>
    statement.kind === 'dkim-signature' ? [statement.content] : [],
  );
  const shown = new Set<DkimSignature>();
  const signatureOf = (result: MethodResult): string => {
    const signature = signatures.find((each) => !shown.has(each) && speaksOf(result, each));
    if (signature === undefined) return '';
    shown.add(signature);
    return pairs({ ...signatureFacts(signature), d: null, s: null });
  };
  const rows = statements.map((statement) => ({ statement, found: findingsOf(statement, signatureOf) }));
  return rows.flatMap(({ statement, found }) => {
    if (statement.kind === 'dkim-signature' && shown.has(statement.content)) return [];
    const { fieldIndex: field, maker, standing } = statement;
    return found.map((each) => ({ ...each, field, maker: maker.name, standing }));
  });
}

/** Whether a DKIM result is about this signature: the same domain, and the same selector if it names one. */
function speaksOf(result: MethodResult, { domain, selector }: DkimSignature): boolean {
  const host = domain === null ? null : normaliseHost(domain);
  if (result.method !== 'dkim' || host === null || domainOfResult(result) !== host) return false;
  const named = result.properties.find(({ type, name }) => type === 'header' && name === 's')?.value ?? selector;
  return named === selector;
}

type Found = Pick<StatementCheck, 'check' | 'registered' | 'result' | 'about' | 'reason'>;

const PLAIN = { registered: true, reason: null } as const;

/** @param signatureOf returns what the signature of a believed DKIM result says, only once for each */
function findingsOf(statement: AuthenticationStatement, signatureOf: (result: MethodResult) => string): Found[] {
  const more = (result: MethodResult): string => (isBelieved(statement.standing) ? signatureOf(result) : '');
  switch (statement.kind) {
    case 'authentication-results':
      return statement.content.results.map((result) => methodResult(result, '', more(result)));
    case 'arc-authentication-results': {
      const set = statement.instance === null ? 'ARC ' : `ARC ${statement.instance} `;
      return statement.content.results.map((result) => methodResult(result, set, more(result)));
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

function methodResult(
  { method, result, reason, properties, comments }: MethodResult,
  prefix: string,
  signature: string,
): Found {
  const facts = properties.map(({ type, name, value }) => `${type === '' ? '' : `${type}.`}${name}=${value}`);
  const remarks = reason === null ? comments : [reason, ...comments];
  return {
    check: `${prefix}${method.toUpperCase()}`,
    registered: METHODS.has(method),
    result,
    about: [...facts, ...remarks.map((text) => `(${text})`), ...(signature === '' ? [] : [signature])].join(' '),
    reason,
  };
}

/** "d=example.org s=mail", without the unknown ones. */
function pairs(facts: Readonly<Record<string, string | null>>): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

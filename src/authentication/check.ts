import { type Alignment, domainOfResult, domainOfSpf, relationToFrom } from './alignment.ts';
import type { AuthenticationStatement, Standing } from './statement.ts';

/** One result of one check, as stated. */
export interface Check {
  /** Lower case: "spf", "dkim", "dmarc", "iprev", … */
  readonly method: string;
  /** Lower case: "pass", "fail", … */
  readonly result: string;
  /** Domain that was checked, in normal form; null if the statement names none. */
  readonly domain: string | null;
  /** For SPF and DKIM: whether that domain is the one of From, or of the same organisation; null if unknown. */
  readonly aligned: boolean | null;
  /** Who says so: the maker that the field names; null if it names nobody. */
  readonly by: string | null;
  readonly standing: CheckStanding;
  /** {@link HeaderField.index} */
  readonly fieldIndex: number;
  /** Comes from an ARC set, not from the server's own Authentication-Results or Received-SPF. */
  readonly fromArc: boolean;
}

/** `sender`: the sender could have written it. */
type CheckStanding = 'counts' | 'by-its-place' | 'sender';

/** Every result in the statements, in the order of the header. Signatures and seals are not results. */
export function checksIn(statements: readonly AuthenticationStatement[], { fromDomains }: Alignment): Check[] {
  const only = fromDomains.length === 1 ? (fromDomains[0] ?? null) : null;
  return statements.flatMap((statement): Check[] => {
    const { fieldIndex, kind } = statement;
    const by = statement.maker.name;
    const standing = checkStanding(statement.standing);
    const fromArc = kind === 'arc-authentication-results';
    // Each property is listed: an object spread costs more than everything else here.
    const check = (method: string, result: string, domain: string | null): Check => {
      const aligned = alignedWith(method, domain, only);
      return { method, result, domain, aligned, by, standing, fieldIndex, fromArc };
    };
    switch (statement.kind) {
      case 'authentication-results':
      case 'arc-authentication-results':
        return statement.content.results.map((found) => check(found.method, found.result, domainOfResult(found)));
      case 'received-spf': {
        const { result } = statement.content;
        return result === null ? [] : [check('spf', result, domainOfSpf(statement.content))];
      }
      default:
        return [];
    }
  });
}

/** Methods whose results summarise a message, in the order in which people read them. */
const ANSWERING = ['spf', 'dkim', 'dmarc'] as const;

/**
 * SPF, DKIM and DMARC as the mailbox's own side found them, at most one each. Results that count are preferred to
 * results from an ARC set of the same server. Results that are only in their usual place come last. If a field has
 * several signatures, the aligned one that passed is used, as in DMARC (RFC 7489 §4.2).
 */
export function mailboxChecks(checks: readonly Check[]): Check[] {
  return ANSWERING.flatMap((method) => {
    const own = checks.filter((check) => check.method === method && check.standing !== 'sender');
    const [first] = own.toSorted((a, b) => rank(a) - rank(b));
    if (first === undefined) return [];
    const beside = own.filter(({ fieldIndex }) => fieldIndex === first.fieldIndex);
    const passed = beside.filter(({ result }) => result === 'pass');
    return [passed.find(({ aligned }) => aligned === true) ?? passed[0] ?? first];
  });
}

function rank({ standing, fromArc }: Check): number {
  if (standing !== 'counts') return 2;
  return fromArc ? 1 : 0;
}

function checkStanding(standing: Standing): CheckStanding {
  return standing === 'counts' || standing === 'by-its-place' ? standing : 'sender';
}

function alignedWith(method: string, domain: string | null, from: string | null): boolean | null {
  if (domain === null || (method !== 'spf' && method !== 'dkim')) return null;
  const relation = relationToFrom(domain, from);
  return relation === null ? null : relation !== 'none';
}

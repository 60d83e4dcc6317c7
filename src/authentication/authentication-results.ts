import { type ResultClause, scanClauses } from './clause-scanner.ts';

/** What one Authentication-Results field says (RFC 8601), without judging it. */
export interface AuthenticationResults {
  /**
   * Name of the service that claims to have written the field, as written; null in Outlook's dialect, which has none.
   */
  readonly authservId: string | null;
  /** Version after the authserv-id; null if there is none. */
  readonly version: string | null;
  /** In the order written; empty for "none". */
  readonly results: readonly MethodResult[];
  /**
   * Properties before the first result: Exim's ARC fields begin with "smtp.remote-ip=192.0.2.1;", old ones from Yahoo
   * with "from=".
   */
  readonly looseProperties: readonly ResultProperty[];
  /** The field was not parsed to its end: it is too long, has too many parts, or a comment in it is not closed. */
  readonly incomplete: boolean;
}

export interface MethodResult {
  /** Lower case: "spf", "dkim", "dmarc", "arc", "iprev", "auth", "bimi", "compauth", "dkim-atps", … */
  readonly method: string;
  /** Version after the method ("dkim/1"); null if there is none. */
  readonly version: string | null;
  /** Lower case: "pass", "fail", "softfail", "none", … */
  readonly result: string;
  /** Value of `reason=`; null if there is none. */
  readonly reason: string | null;
  readonly properties: readonly ResultProperty[];
  /** Texts in parentheses inside the result, in the order written. */
  readonly comments: readonly string[];
}

export interface ResultProperty {
  /** Lower case: "smtp", "header", "body", "policy", …; empty for a bare word such as Outlook's "action=none". */
  readonly type: string;
  /** Lower case: "mailfrom", "d", "i", "remote-ip", … */
  readonly name: string;
  readonly value: string;
}

/**
 * Parses the body of one Authentication-Results field. Never fails: what cannot be understood is left out, and a text
 * without any result returns an empty list. The dialects of Outlook (no authserv-id), Yandex, Mail.ru, Gmail, amavis
 * and opendkim need no further special treatment.
 */
export function parseAuthenticationResults(body: string): AuthenticationResults {
  const { clauses, incomplete } = scanClauses(body);
  return readResults(clauses, 0, incomplete);
}

/** Parses results from the clauses starting at `from`: in ARC-Authentication-Results an instance precedes them. */
export function readResults(
  clauses: readonly ResultClause[],
  from: number,
  incomplete: boolean,
): AuthenticationResults {
  const results: MethodResult[] = [];
  const looseProperties: ResultProperty[] = [];
  let authservId: string | null = null;
  let version: string | null = null;
  let current: OpenResult | null = null;
  let firstPart = true;
  for (let at = from; at < clauses.length; at++) {
    const clause = clauses[at];
    if (clause === undefined) break;
    switch (clause.kind) {
      case 'semicolon':
        if (current !== null) results.push(current);
        current = null;
        firstPart = false;
        break;
      case 'word':
        if (firstPart && current === null) {
          if (authservId === null) authservId = clause.value;
          else version ??= clause.value;
        }
        break;
      case 'comment':
        current?.comments.push(clause.value);
        break;
      case 'pair':
        if (current !== null) addProperty(current, clause);
        else if (isMethod(clause.name)) current = openResult(clause);
        else if (results.length === 0) looseProperties.push(readProperty(clause));
        break;
    }
  }
  if (current !== null) results.push(current);
  // A lone "none" is the absence of results, not a service of that name.
  if (firstPart && results.length === 0 && authservId?.toLowerCase() === 'none') authservId = null;
  return { authservId, version, results, looseProperties, incomplete };
}

interface OpenResult {
  readonly method: string;
  readonly version: string | null;
  readonly result: string;
  reason: string | null;
  readonly properties: ResultProperty[];
  readonly comments: string[];
}

/**
 * Whether the text before "=" names a method. Yahoo's old field does not begin with one: "mta1129.mail.mud.yahoo.com
 * from=lavka.test; domainkeys=neutral (no sig)". Neither does one that Outlook put into an encoded word: it begins with
 * "=".
 */
function isMethod(name: string): boolean {
  return name !== '' && name !== 'from' && !name.includes('.');
}

function openResult(clause: ResultClause): OpenResult {
  const slash = clause.name.indexOf('/');
  return {
    method: slash === -1 ? clause.name : clause.name.slice(0, slash),
    version: slash === -1 ? null : clause.name.slice(slash + 1),
    result: clause.value.toLowerCase(),
    reason: null,
    properties: [],
    comments: [],
  };
}

function addProperty(current: OpenResult, clause: ResultClause): void {
  if (clause.name === 'reason') current.reason ??= clause.value;
  else current.properties.push(readProperty(clause));
}

function readProperty(clause: ResultClause): ResultProperty {
  const dot = clause.name.indexOf('.');
  return {
    type: dot === -1 ? '' : clause.name.slice(0, dot),
    name: clause.name.slice(dot + 1),
    value: clause.value,
  };
}

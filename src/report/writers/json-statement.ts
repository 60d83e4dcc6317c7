import type { AuthenticationResults } from '../../authentication/authentication-results.ts';
import { dateOfSeconds } from '../../authentication/dkim-signature.ts';
import type { AuthenticationStatement } from '../../authentication/statement.ts';

/** One authentication statement with all keys of `authentication[]` in docs/report-json.md. */
export function statementToJson(statement: AuthenticationStatement): Record<string, unknown> {
  return {
    field: statement.fieldIndex,
    kind: statement.kind,
    maker: statement.maker.name,
    makerRole: statement.maker.role,
    standing: statement.standing,
    besideBorder: statement.besideBorder,
    ...EMPTY,
    ...contentToJson(statement),
  };
}

/** Every statement has the keys of all kinds, so that a program finds each key where it expects it. */
const EMPTY = {
  instance: null,
  results: [],
  result: null,
  clientAddress: null,
  envelopeFrom: null,
  helo: null,
  domain: null,
  selector: null,
  identity: null,
  algorithm: null,
  signedFields: [],
  canonicalization: null,
  bodyLength: null,
  signedAt: null,
  expiresAt: null,
  chainValidation: null,
  confirmedNames: [],
} as const;

function contentToJson(statement: AuthenticationStatement): Partial<Record<keyof typeof EMPTY, unknown>> {
  switch (statement.kind) {
    case 'authentication-results':
      return { results: resultsToJson(statement.content) };
    case 'arc-authentication-results':
      return { instance: statement.instance, results: resultsToJson(statement.content) };
    case 'received-spf': {
      const { result, clientAddress, envelopeFrom, helo } = statement.content;
      return { result, clientAddress, envelopeFrom, helo };
    }
    case 'dkim-signature': {
      const signature = statement.content;
      return {
        domain: signature.domain,
        selector: signature.selector,
        identity: signature.identity,
        algorithm: signature.algorithm,
        signedFields: signature.signedFields,
        canonicalization: signature.canonicalization,
        bodyLength: signature.bodyLength,
        signedAt: dateOfSeconds(signature.signedAt),
        expiresAt: dateOfSeconds(signature.expiresAt),
      };
    }
    case 'arc-seal': {
      const { instance, domain, selector, algorithm, chainValidation } = statement.content;
      return { instance, domain, selector, algorithm, chainValidation };
    }
    case 'confirmed-reverse-names':
      return { confirmedNames: statement.content };
  }
}

function resultsToJson({ results }: AuthenticationResults): Record<string, unknown>[] {
  return results.map(({ method, result, reason, properties, comments }) => ({
    method,
    result,
    reason,
    properties: properties.map(({ type, name, value }) => ({ type, name, value })),
    comments,
  }));
}

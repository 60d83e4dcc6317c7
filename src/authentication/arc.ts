import { readResults } from './authentication-results.ts';
import type { AuthenticationResults } from './authentication-results.ts';
import { scanClauses } from './clause-scanner.ts';
import { readTagList } from './tag-list.ts';

/** Instances run from 1 to 50 (RFC 8617 §4.2.1). */
const MAX_ARC_INSTANCE = 50;

/** One ARC-Seal field (RFC 8617 §4.1.3): a later handler's seal over the results before it. */
export interface ArcSeal {
  /** `i=`; null if missing or not a number from 1 to 50. */
  readonly instance: number | null;
  /** `cv=`: what the sealer found when it checked the chain before it; null if missing or unknown. */
  readonly chainValidation: 'none' | 'pass' | 'fail' | null;
  /** `d=`: domain of the sealer, as written. */
  readonly domain: string | null;
  readonly selector: string | null;
  readonly algorithm: string | null;
  /** `t=`: seconds since 1970; null if missing or not a number. */
  readonly time: number | null;
}

/** Parses the body of an ARC-Seal. Never fails; a missing tag is null. */
export function parseArcSeal(body: string): ArcSeal {
  const tags = readTagList(body);
  const validation = tags.get('cv')?.toLowerCase();
  return {
    instance: readArcInstance(tags.get('i')),
    chainValidation: validation === 'none' || validation === 'pass' || validation === 'fail' ? validation : null,
    domain: tags.get('d') ?? null,
    selector: tags.get('s') ?? null,
    algorithm: tags.get('a')?.toLowerCase() ?? null,
    time: readSeconds(tags.get('t')),
  };
}

/**
 * Parses the body of an ARC-Authentication-Results: "i=1; ", followed by the content of Authentication-Results (RFC
 * 8617 §4.1.1).
 */
export function parseArcAuthenticationResults(body: string): {
  readonly instance: number | null;
  readonly content: AuthenticationResults;
} {
  const { clauses: all, incomplete } = scanClauses(body);
  const from = all.findIndex(({ kind }) => kind !== 'comment');
  const first = all[from];
  const hasInstance = first?.kind === 'pair' && first.name === 'i';
  // There may be comments on both sides of the instance: "i=1 (first); mx.example".
  const clauses = hasInstance ? all.slice(from + 1) : all;
  const begin = clauses.findIndex(({ kind }) => kind !== 'comment');
  return {
    instance: hasInstance ? readArcInstance(first.value) : null,
    content: readResults(clauses, hasInstance && clauses[begin]?.kind === 'semicolon' ? begin + 1 : 0, incomplete),
  };
}

/** Parses the number of an ARC set; null if it is missing or not a number from 1 to 50. */
export function readArcInstance(text: string | undefined): number | null {
  if (text === undefined || !/^\d{1,2}$/.test(text)) return null;
  const instance = Number(text);
  return instance >= 1 && instance <= MAX_ARC_INSTANCE ? instance : null;
}

function readSeconds(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : null;
}

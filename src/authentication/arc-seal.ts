import { readArcInstance } from './arc.ts';
import { readTagList } from './tag-list.ts';

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

function readSeconds(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : null;
}

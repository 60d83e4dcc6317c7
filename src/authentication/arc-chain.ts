import type { HeaderField } from '../message/header-field.ts';
import { readArcInstance } from './arc.ts';
import type { ArcSeal } from './arc-seal.ts';
import type { AuthenticationResults } from './authentication-results.ts';
import type { AuthenticationStatement, Standing } from './statement.ts';
import { readTagList } from './tag-list.ts';

/** The ARC sets of one message (RFC 8617): what each later handler says it found. Nothing is verified here. */
export interface ArcChain {
  /** In the order of handling: instance 1 first. */
  readonly sets: readonly ArcSet[];
  /** What the newest seal says about the chain before it; null without a seal or without `cv=`. */
  readonly chainValidation: ArcSeal['chainValidation'];
  /**
   * Why the chain cannot be valid, whatever its seals say (RFC 8617 §5.2); empty for a well-formed chain, or without one.
   */
  readonly defects: readonly ArcDefect[];
}

interface ArcSet {
  readonly instance: number;
  /** Domain of the sealer (`d=` of ARC-Seal); null if the seal is missing. */
  readonly sealer: string | null;
  readonly seal: ArcSeal | null;
  /** Standing of the seal; null if it is missing. */
  readonly standing: Standing | null;
  /** What the sealer found when the message reached it. */
  readonly results: AuthenticationResults | null;
  readonly hasMessageSignature: boolean;
}

/**
 * `gap`: an instance between 1 and the highest has no field at all. `incomplete-set`: one of the three fields of an
 * instance is missing. `duplicate`: one of them occurs twice. `no-instance`: an ARC field without a number from 1 to 50.
 * `wrong-validation`: a `cv=` that is not allowed in its place. Instance 1 must say "none", every later one "pass" or
 * "fail", and after "fail" no handler may report the chain as valid again.
 */
export type ArcDefect = 'gap' | 'incomplete-set' | 'duplicate' | 'no-instance' | 'wrong-validation';

/** Groups the ARC fields of a message by instance. `statements` must come from the same fields. */
export function arcChain(fields: readonly HeaderField[], statements: readonly AuthenticationStatement[]): ArcChain {
  const found = new Map<number, FoundSet>();
  const defects = new Set<ArcDefect>();
  const setOf = (instance: number | null): FoundSet | null => {
    if (instance === null) {
      defects.add('no-instance');
      return null;
    }
    let set = found.get(instance);
    if (set === undefined) {
      set = { seals: [], results: [], signatures: 0 };
      found.set(instance, set);
    }
    return set;
  };
  for (const statement of statements) {
    if (statement.kind === 'arc-seal') {
      setOf(statement.content.instance)?.seals.push({ seal: statement.content, standing: statement.standing });
    } else if (statement.kind === 'arc-authentication-results') {
      setOf(statement.instance)?.results.push(statement.content);
    }
  }
  for (const field of fields) {
    if (field.key !== 'arc-message-signature') continue;
    const set = setOf(readArcInstance(readTagList(field.body).get('i')));
    if (set !== null) set.signatures++;
  }
  const highest = Math.max(0, ...found.keys());
  const sets: ArcSet[] = [];
  let failed = false;
  for (let instance = 1; instance <= highest; instance++) {
    const set = found.get(instance);
    if (set === undefined) {
      defects.add('gap');
      continue;
    }
    const [first] = set.seals;
    const parts = [set.seals.length, set.results.length, set.signatures];
    if (parts.includes(0)) defects.add('incomplete-set');
    if (parts.some((count) => count > 1)) defects.add('duplicate');
    if (first !== undefined && !isValidationOf(instance, first.seal, failed)) defects.add('wrong-validation');
    failed ||= first?.seal.chainValidation === 'fail';
    sets.push({
      instance,
      sealer: first?.seal.domain ?? null,
      seal: first?.seal ?? null,
      standing: first?.standing ?? null,
      results: set.results[0] ?? null,
      hasMessageSignature: set.signatures > 0,
    });
  }
  return { sets, chainValidation: sets.at(-1)?.seal?.chainValidation ?? null, defects: [...defects] };
}

interface FoundSet {
  readonly seals: { readonly seal: ArcSeal; readonly standing: Standing }[];
  readonly results: AuthenticationResults[];
  signatures: number;
}

function isValidationOf(instance: number, { chainValidation }: ArcSeal, failed: boolean): boolean {
  if (instance === 1) return chainValidation === 'none';
  return chainValidation === 'fail' || (chainValidation === 'pass' && !failed);
}

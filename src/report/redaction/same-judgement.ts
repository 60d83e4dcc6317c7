import type { Verdict } from '../../relay/verdict.ts';
import type { Report } from '../report.ts';

/**
 * Whether two reports come to the same judgement: the same border, and for each relay the same verdict on the same
 * kinds of evidence.
 */
export function sameJudgement(one: Report, other: Report): boolean {
  const border = one.route.border;
  const otherBorder = other.route.border;
  return (
    one.route.hops.length === other.route.hops.length &&
    border?.hop === otherBorder?.hop &&
    border?.rule === otherBorder?.rule &&
    border?.provider === otherBorder?.provider &&
    one.verdicts.length === other.verdicts.length &&
    one.verdicts.every((verdict, place) => isSameVerdict(verdict, other.verdicts[place]))
  );
}

function isSameVerdict(one: Verdict, other: Verdict | undefined): boolean {
  return (
    other !== undefined &&
    one.profile === other.profile &&
    one.verdict === other.verdict &&
    one.hop === other.hop &&
    one.reason === other.reason &&
    one.evidence.map(kindOf).join() === other.evidence.map(kindOf).join()
  );
}

function kindOf({ kind, hop, field, supports, strength }: Verdict['evidence'][number]): string {
  return [kind, hop, field, supports, strength].join(' ');
}

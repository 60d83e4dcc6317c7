import type { RelayProfile } from '../../relay/profile.ts';
import type { Report } from '../../report/report.ts';
import { Later, type LoadPart } from '../kit/later.tsx';

interface Judged {
  readonly report: Report;
  readonly profiles: readonly RelayProfile[];
}

export type LoadOffers = LoadPart<Judged>;

/** The place of the offers, which most messages have none of; it stays, to say what was done and to take it back. */
export function OffersSlot({ load, ...judged }: Judged & { readonly load: LoadOffers }) {
  return <Later load={load} wanted={mayHaveOffers(judged.report)} props={judged} />;
}

function mayHaveOffers({ verdicts }: Report): boolean {
  return verdicts.some(
    ({ verdict, evidence }) =>
      verdict === 'reported' || (verdict === 'proven' && evidence.some(({ kind }) => kind === 'foreign-address')),
  );
}

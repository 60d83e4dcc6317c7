import type { ComponentChild } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RelayProfile } from '../../relay/profile.ts';
import type { Report } from '../../report/report.ts';

interface Judged {
  readonly report: Report;
  readonly profiles: readonly RelayProfile[];
}

/** Draws the offers for a report. */
export type OffersView = (judged: Judged) => ComponentChild;

/** Fetches what draws the offers, with its words. */
export type LoadOffers = () => Promise<OffersView>;

interface OffersSlotProps extends Judged {
  readonly load: LoadOffers;
}

/**
 * The place of the offers. Most messages have none, so that what draws them is fetched with the first; from then on it
 * stays, to say what was done and to take it back.
 */
export function OffersSlot({ load, ...judged }: OffersSlotProps) {
  const [view, setView] = useState<{ readonly draw: OffersView } | null>(null);
  const wanted = view === null && mayHaveOffers(judged.report);
  useEffect(() => {
    if (wanted) {
      load().then(
        (draw) => setView({ draw }),
        // The extension was updated under its page: there is nothing to fetch any more.
        () => undefined,
      );
    }
  }, [wanted, load]);
  return view === null ? null : <>{view.draw(judged)}</>;
}

function mayHaveOffers({ verdicts }: Report): boolean {
  return verdicts.some(
    ({ verdict, evidence }) =>
      verdict === 'reported' || (verdict === 'proven' && evidence.some(({ kind }) => kind === 'foreign-address')),
  );
}

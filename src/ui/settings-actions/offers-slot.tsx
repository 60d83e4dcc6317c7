import { useEffect, useState } from 'preact/hooks';
import type { RelayProfile } from '../../relay/profile.ts';
import type { Report } from '../../report/report.ts';
import { lazyPart } from '../kit/lazy-part.tsx';

const SettingsOffers = lazyPart(async () => (await import('./settings-offers.tsx')).SettingsOffers, ['offer']);

interface Judged {
  readonly report: Report;
  readonly profiles: readonly RelayProfile[];
}

/**
 * The place for offers, which most messages don't have. Once an offer has been shown, it stays, to say what was done
 * and to undo it.
 */
export function OffersSlot({ report, profiles }: Judged) {
  const [wasWanted, setWasWanted] = useState(false);
  const wanted = wasWanted || mayHaveOffers(report);
  useEffect(() => setWasWanted(wanted), [wanted]);
  return wanted ? <SettingsOffers report={report} profiles={profiles} /> : null;
}

function mayHaveOffers({ verdicts, conditions, route }: Report): boolean {
  if (conditions.length > 0 || route.end.rule === 'begins') return true;
  return verdicts.some(
    ({ verdict, evidence }) =>
      verdict === 'reported' || (verdict === 'proven' && evidence.some(({ kind }) => kind === 'foreign-address')),
  );
}

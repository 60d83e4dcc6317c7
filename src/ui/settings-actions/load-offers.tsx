import { loadMoreWords } from '../kit/words.ts';
import type { LoadOffers } from './offers-slot.tsx';

export const loadOffers: LoadOffers = async () => {
  const [{ offersFor }, { SettingsOffers }, actions] = await Promise.all([
    import('./offers.ts'),
    import('./settings-offers.tsx'),
    import('../../extension/settings/one-click.ts'),
    loadMoreWords('offer'),
  ]);
  return ({ report, profiles }) => <SettingsOffers offers={offersFor(report, profiles)} actions={actions} />;
};

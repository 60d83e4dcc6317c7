import { loadMoreWords } from '../kit/words.ts';
import type { LoadSiteCheck } from './site-check-slot.tsx';

export const loadSiteCheck: LoadSiteCheck = async () => {
  const [{ SiteCheck }, access] = await Promise.all([
    import('./site-check.tsx'),
    import('../../extension/settings/site-access.ts'),
    loadMoreWords('offer'),
  ]);
  const site = await access.activeSite();
  return site === null ? null : <SiteCheck site={site} actions={access} />;
};

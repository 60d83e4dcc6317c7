import { loadMoreWords } from '../kit/words.ts';
import type { LoadBrokenWebmail } from './broken-webmail-slot.tsx';

export const loadBrokenWebmail: LoadBrokenWebmail = async (read) => {
  const [{ BrokenWebmail }, { writeBrokenReport }, { programs, structureOfActiveTab }] = await Promise.all([
    import('./broken-webmail.tsx'),
    import('./write-broken-report.ts'),
    import('../../extension/active-tab/broken-webmail.ts'),
    loadMoreWords('failure'),
  ]);
  const structure = await structureOfActiveTab(read.webmail?.id ?? null);
  return <BrokenWebmail text={writeBrokenReport(read, structure, programs(navigator.userAgent))} />;
};

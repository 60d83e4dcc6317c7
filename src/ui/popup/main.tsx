import { loadInspectSettings } from '../../extension/settings/inspect-settings.ts';
import { openInspector } from '../../extension/wire/inspector-handover.ts';
import { readOpenMessage } from '../../extension/active-tab/open-message.ts';
import { observeSettings } from '../../extension/settings/stored-settings.ts';
import { inspect } from '../../report/inspect.ts';
import { startPage } from '../kit/start-page.ts';
import { loadAdvice } from '../report/load-advice.ts';
import { loadBrokenWebmail } from '../broken-webmail/load-broken-webmail.tsx';
import { loadSiteCheck } from '../automatic/load-site-check.tsx';
import { loadFindings } from '../report/load-findings.ts';
import { loadOffers } from '../settings-actions/load-offers.tsx';
import { loadMoreWords } from '../kit/words.ts';
import { PopupPage, type PopupServices } from './popup-page.tsx';
import './popup.css';

const services: PopupServices = {
  readOpenMessage,
  loadFailure: async () => {
    const [views] = await Promise.all([import('./failure.tsx'), loadMoreWords('failure')]);
    return views;
  },
  loadInspectSettings,
  observeSettings,
  loadOffers,
  loadAdvice,
  loadFindings,
  loadSiteCheck,
  loadBrokenWebmail,
  inspect,
  summarise: async (source) => {
    const { summarise } = await import('../../message/summarise.ts');
    return summarise(source);
  },
  openInspector: async (source, context) => {
    await openInspector(source, context);
    window.close();
  },
  writeShortReport: async (source) => {
    const [{ writeShortReport }, settings] = await Promise.all([
      import('./write-short-report.ts'),
      loadInspectSettings(),
      loadMoreWords('inspector'),
    ]);
    return writeShortReport(source, settings);
  },
};

await startPage({ words: [], title: null, draw: () => <PopupPage services={services} /> });

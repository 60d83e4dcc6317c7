import { loadInspectSettings } from '../../extension/settings/inspect-settings.ts';
import { openInspector, takeHandedOverSource } from '../../extension/wire/inspector-handover.ts';
import { readOpenMessage } from '../../extension/active-tab/open-message.ts';
import { observeSettings } from '../../extension/settings/stored-settings.ts';
import { inspect } from '../../report/inspect.ts';
import type { Services } from './services.ts';
import { loadMoreWords } from './words.ts';

/** What only some messages need is fetched when it is asked for. */
export const browserServices: Services = {
  readOpenMessage,
  loadInspectSettings,
  observeSettings,
  inspect,
  summarise: async (source) => (await import('../../message/summarise.ts')).summarise(source),
  openInspector: async (source, context) => {
    await openInspector(source, context);
    window.close();
  },
  takeHandedOverSource,
  writeShortReport: async (source) => {
    const [{ writeShortReport }, settings] = await Promise.all([
      import('../report/write-short-report.ts'),
      loadInspectSettings(),
      loadMoreWords('inspector'),
    ]);
    return writeShortReport(source, settings);
  },
  offerActions: {
    addMyServers: async (servers) => (await import('../../extension/settings/one-click.ts')).addMyServers(servers),
    addNetworkToProfile: async (profileId, network) =>
      (await import('../../extension/settings/one-click.ts')).addNetworkToProfile(profileId, network),
  },
  loadSiteAccess: () => import('../../extension/settings/site-access.ts'),
  describePage: async (webmail) => {
    const { programs, structureOfActiveTab } = await import('../../extension/active-tab/broken-webmail.ts');
    return { structure: await structureOfActiveTab(webmail), programs: programs(navigator.userAgent) };
  },
};

import { loadInspectSettings } from '../../extension/settings/load-inspect-settings.ts';
import { readFromPopup } from '../../extension/active-tab/begun-read.ts';
import { ownVersion } from '../../extension/own-version.ts';
import { observeSettings } from '../../extension/settings/stored-settings.ts';
import type { Summary } from '../../message/summary.ts';
import { inspect } from '../../report/inspect.ts';
import type { Services } from './services.ts';
import { loadMoreWords, spokenWords } from './words.ts';

async function summarise(source: Uint8Array): Promise<Summary> {
  return (await import('../../message/summarise.ts')).summarise(source);
}

const inspectorHandover = () => import('../../extension/handover/inspector-handover.ts');

/** The real services. What only some messages need is loaded on demand. */
export const browserServices: Services = {
  readOpenMessage: readFromPopup,
  loadInspectSettings,
  observeSettings,
  inspect,
  summarise,
  openInspector: async (source, context) => {
    await (await inspectorHandover()).openInspector(source, context);
    window.close();
  },
  takeHandedOverSource: async (key) => (await inspectorHandover()).takeHandedOverSource(key),
  addToTable: async (message) => (await import('../../extension/handover/table-handover.ts')).addToTable(message),
  version: ownVersion,
  writeShortReport: async (source, part, folder, webmail) => {
    const [{ share }, settings] = await Promise.all([
      import('../../report/share.ts'),
      loadInspectSettings(),
      loadMoreWords('inspector'),
      loadMoreWords('noted'),
      loadMoreWords('evidence'),
    ]);
    const shown = { source, settings, part, folder, webmail, version: ownVersion() };
    const request = { ...shown, form: 'short', masking: 'support', fullHeader: false } as const;
    return share(request, spokenWords(), summarise);
  },
  offerActions: {
    addMyServers: async (servers) => (await import('../../extension/settings/quick-changes.ts')).addMyServers(servers),
    addNetworkToProfile: async (profileId, network) =>
      (await import('../../extension/settings/quick-changes.ts')).addNetworkToProfile(profileId, network),
  },
  loadSiteAccess: async () => {
    const { activeSite, startChecking, stopChecking } = await import('../../extension/settings/site-access.ts');
    return { activeSite, startChecking, stopChecking };
  },
  loadSelection: async () => {
    const [{ selectedInActiveTab }, { readListInTable }] = await Promise.all([
      import('../../extension/active-tab/selection-of-tab.ts'),
      import('../../extension/handover/table-handover.ts'),
    ]);
    return { selectedInActiveTab, readSelected: readListInTable };
  },
  describePage: async (webmail) => {
    const { programs, structureOfActiveTab } = await import('../../extension/active-tab/structure-of-tab.ts');
    return { structure: await structureOfActiveTab(webmail), programs: programs(navigator.userAgent) };
  },
};

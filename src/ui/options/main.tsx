import {
  checkedSites,
  giveBack,
  observeAccess,
  spareAccess,
  startChecking,
  stopChecking,
} from '../../extension/settings/site-access.ts';
import { changeSettings, loadSettings } from '../../extension/settings/settings-store.ts';
import { observeSettings } from '../../extension/settings/stored-settings.ts';
import { inspect } from '../../report/inspect.ts';
import { startPage } from '../kit/start-page.ts';
import { OptionsPage } from './options-page.tsx';
import type { OptionsServices } from './options-services.ts';
import { saveFile } from '../kit/save-file.ts';
import './options.css';

const sites = { checkedSites, spareAccess, startChecking, stopChecking, giveBack, observeAccess };
const services: OptionsServices = { loadSettings, changeSettings, observeSettings, sites, inspect, saveFile };

await startPage({
  words: ['options', 'evidence'],
  title: 'page_settings',
  draw: () => <OptionsPage services={services} />,
});

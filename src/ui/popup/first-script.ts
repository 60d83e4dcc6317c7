/**
 * The popup's first script. Work that needs a round trip through the browser begins here, and only then is the popup's
 * own code requested. If both were requested together, the dozen files would come in one queue, and the read would
 * begin after all of them.
 *
 * It is one small file without imports, so it shares globals with the popup, not modules.
 */
import { beginReading } from '../../extension/active-tab/begin-read.ts';
import { interfaceLanguage } from '../../extension/settings/language.ts';
import { askForSettings } from '../../extension/settings/settings-at-start.ts';
import { loadPopup } from './load-popup.ts';
import { markStage } from './stages.ts';

markStage('script');
beginReading();
askForSettings();
loadPopup(interfaceLanguage());

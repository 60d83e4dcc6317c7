/**
 * The popup's first script, small and loaded by itself: what needs a round trip through the browser begins while the
 * popup's own code is still loading.
 */
import { beginReading } from '../../extension/active-tab/begun-read.ts';
import { interfaceLanguage } from '../../extension/settings/language.ts';
import { askForSettings } from '../../extension/settings/settings-at-start.ts';
import { FIRST_WORDS } from '../kit/first-words.ts';
import { markStage } from './stages.ts';

markStage('script');
beginReading();
askForSettings();
// The code that really uses them handles a failure.
FIRST_WORDS[interfaceLanguage()]().catch(() => undefined);

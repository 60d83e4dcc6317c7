import { prepareOpenMessage } from '../../extension/active-tab/open-message.ts';
import { browserServices } from '../kit/browser-services.ts';
import { startPage } from '../kit/start-page.ts';
import { PopupPage } from './popup-page.tsx';
import { markStage } from './stages.ts';
import './popup.css';

markStage('script');
prepareOpenMessage();
await startPage({ words: [], title: null, draw: () => <PopupPage services={browserServices} /> });

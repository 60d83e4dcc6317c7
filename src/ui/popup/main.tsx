import { browserServices } from '../kit/browser-services.ts';
import { startPage } from '../kit/start-page.ts';
import { PopupPage } from './popup-page.tsx';
import './popup.css';

await startPage({ words: ['advice'], title: null, draw: () => <PopupPage services={browserServices} /> });

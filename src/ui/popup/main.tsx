import { render } from 'preact';
import { loadInspectSettings } from '../../extension/inspect-settings.ts';
import { openInspector } from '../../extension/inspector-handover.ts';
import { interfaceLanguage } from '../../extension/language.ts';
import { readOpenMessage } from '../../extension/open-message.ts';
import { inspect } from '../../report/inspect.ts';
import { loadWords } from '../words.ts';
import { PopupPage, type PopupServices } from './popup-page.tsx';
import './popup.css';

const services: PopupServices = {
  readOpenMessage,
  loadInspectSettings,
  inspect,
  summarise: async (source) => {
    const { summarise } = await import('../../message/summarise.ts');
    return summarise(source);
  },
  openInspector: async (source, context) => {
    await openInspector(source, context);
    window.close();
  },
};

await loadWords(interfaceLanguage(), navigator.languages);
const page = document.getElementById('page');
if (page !== null) render(<PopupPage services={services} />, page);

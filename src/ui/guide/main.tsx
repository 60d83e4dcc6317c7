import { render } from 'preact';
import { interfaceLanguage } from '../../extension/language.ts';
import { loadWords, say } from '../words.ts';
import { GuidePage } from './guide-page.tsx';
import './guide.css';
import '../design/print.css';

await loadWords(interfaceLanguage(), navigator.languages, 'guide');
document.title = say('guide_title');
const page = document.getElementById('page');
if (page !== null) render(<GuidePage />, page);

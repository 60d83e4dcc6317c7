import { startPage } from '../preferences/start-page.ts';
import { GuidePage } from './guide-page.tsx';
import './guide.css';
import '../design/print.css';

await startPage({ words: ['guide', 'advice'], title: 'guide_title', draw: () => <GuidePage /> });

import { startPage } from '../kit/start-page.ts';
import { GuidePage } from './guide-page.tsx';
import './guide.css';
import '../kit/print.css';

await startPage({ words: ['guide', 'advice', 'evidence'], title: 'page_guide', draw: () => <GuidePage /> });

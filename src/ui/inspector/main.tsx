import { browserServices } from '../kit/browser-services.ts';
import { startPage } from '../kit/start-page.ts';
import { isPlaceInReport } from '../report/source-link.tsx';
import { InspectorPage } from './inspector-page.tsx';
import './inspector.css';
import '../kit/print.css';

/**
 * The part of the address after "#": the key of a source from the popup, unless it points to a place in a page that was
 * reloaded.
 */
function handoverKey(): string | null {
  const fragment = location.hash.slice(1);
  return fragment === '' || isPlaceInReport(fragment) ? null : fragment;
}

const key = handoverKey();
await startPage({
  words: ['inspector', 'advice', 'evidence', 'finding', 'explain', 'bulk', 'noted'],
  title: null,
  draw: () => <InspectorPage services={browserServices} handoverKey={key} />,
});

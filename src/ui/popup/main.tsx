import { browserServices } from '../kit/browser-services.ts';
import { startPage } from '../kit/start-page.ts';
import { PopupPage } from './popup-page.tsx';
import { createReadFlow } from './read-flow.ts';
import './popup.css';

/** If a read ends within this time, its progress is not drawn: that would delay the answer more than it helps. */
const QUICK_READ_MILLISECONDS = 80;

const flow = createReadFlow(browserServices);
const quickRead = Promise.race([
  flow.read(),
  new Promise<void>((resolve) => {
    setTimeout(resolve, QUICK_READ_MILLISECONDS);
  }),
]);
await startPage({
  words: [],
  title: null,
  after: quickRead,
  draw: () => <PopupPage services={browserServices} flow={flow} />,
});

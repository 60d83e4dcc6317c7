import { browserServices } from '../kit/browser-services.ts';
import { startPage } from '../kit/start-page.ts';
import { PopupPage } from './popup-page.tsx';
import { createReadFlow } from './read-flow.ts';
import './popup.css';

/**
 * A read that ends within this time is not worth drawing a state for: that would delay the answer more than it helps.
 */
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

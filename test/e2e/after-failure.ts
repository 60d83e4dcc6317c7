import { afterEach } from 'vitest';
import { doubtBrowser } from './lent-browser.ts';

afterEach(({ task }) => {
  if (task.result?.state === 'fail') doubtBrowser();
});

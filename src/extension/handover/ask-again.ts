import browser from 'webextension-polyfill';
import { ASK_AGAIN } from '../wire/automatic-protocol.ts';

/**
 * Makes every page whose messages are checked automatically report again what is open in it: each is answered according
 * to the current settings, and stops if it should.
 */
export async function haveAllPagesAskAgain(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(async ({ id }) => {
      // Most tabs have no listener.
      if (id !== undefined) await browser.tabs.sendMessage(id, ASK_AGAIN).catch(() => null);
    }),
  );
}

import browser from 'webextension-polyfill';
import { ASK_AGAIN } from '../wire/automatic-protocol.ts';

/**
 * Asks every page whose messages are checked automatically to report again what is open in it. The answer follows the
 * current settings, and may tell the page to stop.
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

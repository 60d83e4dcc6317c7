import type { BrowserContext, CDPSession } from 'playwright-core';
import { waitUntil } from '../processes/wait-until.ts';
import type { LoopbackProxy } from './loopback-proxy.ts';

/**
 * Deletes every trace of a Chromium's use so far, without ending or restarting it. Afterwards it has no extension and
 * one empty tab, and its proxy has seen nothing. Throws if anything is left.
 *
 * @param session with the browser itself
 */
export async function emptyChromium(
  context: BrowserContext,
  session: CDPSession,
  network: LoopbackProxy,
  extensionId: string,
): Promise<void> {
  // Its storage, settings, menus, scripts and access to sites disappear with it.
  await session.send('Extensions.uninstall', { id: extensionId });
  const used = context.pages();
  const empty = await context.newPage();
  for (const page of used) await page.close();
  await context.clearCookies();
  await context.clearPermissions();
  const page = await context.newCDPSession(empty);
  // An origin that has stored anything has sent requests through the proxy.
  const origins = new Set(network.requests().map(({ url }) => new URL(url).origin));
  for (const origin of origins) await page.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await page.send('Network.clearBrowserCache');
  await page.detach();
  network.forget();
  let left: readonly string[] = [];
  // A service worker may need a moment to end. What stays for ten seconds of pauses will stay.
  const isEmpty = async (): Promise<boolean> => {
    left = await leftInChromium(context, session, extensionId);
    return left.length === 0;
  };
  await waitUntil('an empty browser', isEmpty, 100).catch((error: unknown) => {
    throw new Error(`Left in Chromium: ${left.join(', ')}`, { cause: error });
  });
}

/** What is left of a Chromium's use: nothing in one that has just been started, before it got its extension. */
async function leftInChromium(
  context: BrowserContext,
  session: CDPSession,
  extensionId: string,
): Promise<readonly string[]> {
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] });
  const cookies = await context.cookies();
  return [
    ...targetInfos.filter(({ url }) => url.includes(extensionId)).map(({ url }) => url),
    ...(context.pages().length === 1 ? [] : [`${context.pages().length} tabs`]),
    ...context.pages().flatMap((page) => (page.url() === 'about:blank' ? [] : [page.url()])),
    ...cookies.map(({ name, domain }) => `the cookie ${name} of ${domain}`),
  ];
}

/**
 * The background: a service worker in Chrome, an event page in Firefox. The browser may stop it at any moment and start
 * it for an event. So every listener is registered before the first await, and nothing is kept in memory.
 */
import browser from 'webextension-polyfill';
import { bringScriptUpToDate, forgetSitesWithoutAccess } from './script-registration.ts';
import { servePage } from './serve-pages.ts';
import { haveAllPagesAskAgain } from '../handover/ask-again.ts';
import { fulfilWish } from '../settings/site-access.ts';
import { inspectSelection, putSelectionMenu } from './selection-menu.ts';
import { observeSettings } from '../settings/stored-settings.ts';

browser.runtime.onMessage.addListener(servePage);

// An update of the extension removes the registered script and the menu.
browser.runtime.onInstalled.addListener(() => void start('of-all-sites'));
browser.runtime.onStartup.addListener(() => void start('of-new-sites'));

observeSettings(() => void followSettings());
browser.permissions.onAdded.addListener(() => void fulfilWish().then(followSettings));
browser.permissions.onRemoved.addListener(() => void forgetSitesWithoutAccess().then(followSettings));

browser.contextMenus.onClicked.addListener((info, tab) => void inspectSelection(info, tab));

async function start(openTabs: 'of-all-sites' | 'of-new-sites'): Promise<void> {
  await Promise.all([putSelectionMenu(), bringScriptUpToDate(openTabs)]);
}

async function followSettings(): Promise<void> {
  // In parallel: in a tab whose page never finishes loading, the injection stays pending.
  await Promise.all([putSelectionMenu(), bringScriptUpToDate(), haveAllPagesAskAgain()]);
}

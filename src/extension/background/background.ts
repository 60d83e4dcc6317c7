/**
 * The background: a service worker in Chrome, an event page in Firefox. It may be stopped at any moment and started for
 * an event, so that every listener is there before the first pause, and nothing is kept in memory.
 */
import browser from 'webextension-polyfill';
import { bringScriptUpToDate, forgetSitesWithoutAccess, haveAllPagesAskAgain } from './script-registration.ts';
import { servePage } from './serve-pages.ts';
import { fulfilWish } from '../settings/site-access.ts';
import { inspectSelection, putSelectionMenu } from './selection-menu.ts';
import { observeSettings } from '../settings/stored-settings.ts';

browser.runtime.onMessage.addListener(servePage);

// An update of the extension takes the registered script and the menu with it.
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
  // None waits for another: a tab whose page never comes to its end keeps the script's way into it open.
  await Promise.all([putSelectionMenu(), bringScriptUpToDate(), haveAllPagesAskAgain()]);
}

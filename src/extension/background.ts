/**
 * The background: a service worker in Chrome, an event page in Firefox. It may be stopped at any moment and started for
 * an event, so that every listener is there before the first pause, and nothing is kept in memory.
 */
import browser from 'webextension-polyfill';
import {
  bringScriptUpToDate,
  forgetSitesWithoutAccess,
  haveAllPagesAskAgain,
} from './automatic/script-registration.ts';
import { servePage } from './automatic/serve-pages.ts';
import { inspectSelection, putSelectionMenu } from './selection-menu.ts';
import { observeSettings } from './settings/stored-settings.ts';

browser.runtime.onMessage.addListener(servePage);

// An update of the extension takes the registered script and the menu with it.
browser.runtime.onInstalled.addListener(() => void start());
browser.runtime.onStartup.addListener(() => void start());

observeSettings(() => void followSettings());
browser.permissions.onAdded.addListener(() => void followSettings());
browser.permissions.onRemoved.addListener(() => void forgetSitesWithoutAccess().then(followSettings));

browser.contextMenus.onClicked.addListener((info, tab) => void inspectSelection(info, tab));

async function start(): Promise<void> {
  await Promise.all([putSelectionMenu(), bringScriptUpToDate()]);
}

async function followSettings(): Promise<void> {
  await Promise.all([putSelectionMenu(), bringScriptUpToDate()]);
  await haveAllPagesAskAgain();
}

import type { LaunchOptions } from './browser.ts';

type Preferences = Readonly<Record<string, string | number | boolean>>;

/** Keeps Firefox quiet: no first-run pages, no updates, no requests to its makers' servers. */
const QUIET: Preferences = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.topsites.contile.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'identity.fxaccounts.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'media.gmp-manager.url': 'data:,',
  'media.gmp-provider.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.prefetch-next': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
};

/** What a person would see, or need later, but only costs processor time here. */
const FRUGAL: Preferences = {
  'browser.cache.disk.enable': false,
  'browser.pagethumbnails.capturing_disabled': true,
  'browser.places.speculativeConnect.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.sessionstore.interval': 3_600_000,
  // no processes in reserve
  'dom.ipc.processPrelaunch.enabled': false,
  'dom.ipc.keepProcessesAlive.web': 0,
  'datareporting.healthreport.uploadEnabled': false,
  'toolkit.cosmeticAnimations.enabled': false,
  'ui.prefersReducedMotion': 1,
};

/** The profile's user.js for one run. */
export function firefoxUserScript(
  options: LaunchOptions,
  { proxyPort, downloads }: { readonly proxyPort: number; readonly downloads: string },
  extension: { id: string; uuid: string },
): string {
  const preferences: Preferences = {
    ...QUIET,
    ...FRUGAL,
    // BiDi alone, not the old DevTools protocol
    'remote.active-protocols': 1,
    // the host part of the extension's addresses, otherwise new in each profile
    'extensions.webextensions.uuids': JSON.stringify({ [extension.id]: extension.uuid }),
    // no half second in which a question accepts no answer
    'security.notification_enable_delay': 0,
    // a window that loses the focus, as headless ones do, must not close the popup
    'ui.popup.disable_autohide': true,
    // saved without a question
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.useDownloadDir': true,
    'intl.locale.requested': options.language === 'ru' ? 'ru' : 'en-US',
    'intl.accept_languages': options.language === 'ru' ? 'ru' : 'en-US, en',
    'ui.systemUsesDarkTheme': options.colourScheme === 'dark' ? 1 : 0,
    'layout.css.prefers-color-scheme.content-override': options.colourScheme === 'dark' ? 0 : 1,
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.no_proxies_on': '',
    // by default Firefox requests loopback without a proxy
    'network.proxy.allow_hijacking_localhost': true,
  };
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  return `${lines.join('\n')}\n`;
}

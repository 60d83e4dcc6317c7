import browser from 'webextension-polyfill';

/**
 * The match pattern of a site ("https://mail.example.com" → "https://mail.example.com/*"), used for its permission and
 * script. Firefox accepts no port in a pattern (a pattern with one matches nothing), so there a site with a port is
 * requested for its whole host.
 */
export function patternOf(site: string): string {
  const { protocol, host, hostname } = new URL(site);
  return `${protocol}//${knowsPorts() ? host : hostname}/*`;
}

/** Only Firefox has `getBrowserInfo`. */
function knowsPorts(): boolean {
  return !('getBrowserInfo' in browser.runtime);
}

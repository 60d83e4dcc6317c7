import browser from 'webextension-polyfill';

/**
 * The match pattern of a site ("https://mail.example.com" → "https://mail.example.com/*"): what a permission and a
 * script are asked for with. Firefox takes no port in a pattern (a pattern with one matches nothing), so that there a
 * site on a port of its own is asked for with its host.
 */
export function patternOf(site: string): string {
  const { protocol, host, hostname } = new URL(site);
  return `${protocol}//${knowsPorts() ? host : hostname}/*`;
}

/** Only Firefox has `getBrowserInfo`. */
function knowsPorts(): boolean {
  return !('getBrowserInfo' in browser.runtime);
}

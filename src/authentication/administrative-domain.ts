import { isUnderDomain, normaliseHost, registrableDomain } from '../received/host-name.ts';

/**
 * Whether two hosts belong to one administrative domain: the same name, the same registrable domain, or two domains of
 * one mailbox provider. Names that are no host names belong to nobody.
 */
export function isSameAdministration(host: string, other: string): boolean {
  const first = normaliseHost(host);
  const second = normaliseHost(other);
  if (first === null || second === null) return false;
  if (first === second) return true;
  const domain = registrableDomain(first);
  const otherDomain = registrableDomain(second);
  if (domain === null || otherDomain === null) return false;
  return domain === otherDomain || PROVIDER_DOMAINS.some((all) => all.includes(domain) && all.includes(otherDomain));
}

/**
 * Providers whose authserv-id lies in another domain than the host that writes Received, each with a public example:
 * - Apple: "by p00-icloudmta-asmtp-us-west-3a-20-percent-8 … me.com" beside "dkim-verifier.icloud.com; dkim=pass"
 * - Microsoft: "by SN1NAM02FT0012.mail.protection.outlook.com" beside "mx.microsoft.com 1; spf=pass" (in ARC fields)
 * - Yahoo and AOL share their servers: "by atlas-production.v2-mail-prod1-gq1.omega.yahoo.com"
 * - Mail.ru: "by smtpng1.m.smailru.net" beside "mxs.mail.ru; spf=pass"
 * - GMX, WEB.DE and mail.com: "by mx-ha.web.de" and "by mx-ha.gmx.net" with either id
 */
const PROVIDER_DOMAINS: readonly (readonly string[])[] = [
  ['apple.com', 'icloud.com', 'me.com', 'mac.com'],
  ['outlook.com', 'hotmail.com', 'microsoft.com', 'office365.com'],
  ['yahoo.com', 'yahoodns.net', 'aol.com'],
  ['mail.ru', 'smailru.net'],
  ['gmx.net', 'gmx.com', 'web.de', 'mail.com'],
];

/** Whether a host is one of Exchange Online's or Outlook.com's, which write Authentication-Results without an authserv-id. */
export function isOutlookHost(host: string): boolean {
  return isUnderDomain(host, 'outlook.com') || isUnderDomain(host, 'protection.partner.outlook.cn');
}

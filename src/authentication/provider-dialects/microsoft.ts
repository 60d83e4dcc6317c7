import { trimFolding } from '../tag-list.ts';
import type { DialectItem, ItemMeaning, ProviderDialect } from './dialect.ts';
import type { MeaningKey } from './meaning-key.ts';

/** More items than any genuine report has. */
const MAX_ITEMS = 100;

/**
 * Splits "CIP:203.0.113.7;CTRY:RU;SCL:1;ENG:(5061607094)(102400140)…" into items. IPv6 addresses contain further
 * colons.
 */
function readReport(body: string): DialectItem[] {
  const items: DialectItem[] = [];
  for (const part of body.split(';', MAX_ITEMS)) {
    const colon = part.indexOf(':');
    const name = trimFolding(colon === -1 ? part : part.slice(0, colon));
    const value = colon === -1 ? '' : trimFolding(part.slice(colon + 1));
    if (name !== '') items.push({ name, value });
  }
  return items;
}

function coded(name: string, values: Readonly<Record<string, MeaningKey>>): ItemMeaning[] {
  return Object.entries(values).map(([value, meaning]) => ({ name, value, meaning }));
}

const REPORT_MEANINGS: readonly ItemMeaning[] = [
  ...coded('scl', {
    '-1': 'filtering-skipped',
    '0': 'not-spam',
    '1': 'not-spam',
    '5': 'spam',
    '6': 'spam',
    '8': 'high-confidence-spam',
    '9': 'high-confidence-spam',
  }),
  ...coded('sfv', {
    blk: 'blocked-by-recipient',
    nspm: 'not-spam',
    sfe: 'allowed-by-recipient',
    ska: 'allowed-by-policy',
    skb: 'blocked-by-policy',
    ski: 'judged-inside-organisation',
    skn: 'marked-good-before-filter',
    skq: 'released-from-quarantine',
    sks: 'marked-spam-before-filter',
    spm: 'spam',
  }),
  ...coded('cat', {
    none: 'no-category',
    amp: 'malware',
    bimp: 'brand-impersonation',
    bulk: 'bulk',
    dimp: 'domain-impersonation',
    ftbp: 'forbidden-file-type',
    gimp: 'contact-impersonation',
    hphsh: 'high-confidence-phishing',
    hphish: 'high-confidence-phishing',
    hspm: 'high-confidence-spam',
    intos: 'internal-phishing',
    malw: 'malware',
    ospm: 'outbound-spam',
    phsh: 'phishing',
    sap: 'unsafe-attachment',
    spm: 'spam',
    spoof: 'spoofing',
    uimp: 'user-impersonation',
  }),
  ...coded('ipv', { cal: 'address-on-allow-list', nli: 'address-not-listed' }),
  ...coded('srv', { bulk: 'bulk' }),
  ...coded('sfty', { '9.19': 'domain-impersonation', '9.20': 'user-impersonation', '9.25': 'first-contact' }),
  { name: 'cip', value: null, meaning: 'client-address' },
  { name: 'ctry', value: null, meaning: 'client-country' },
  { name: 'h', value: null, meaning: 'client-helo' },
  { name: 'ptr', value: null, meaning: 'client-reverse-name' },
  { name: 'lang', value: null, meaning: 'message-language' },
];

const ANTISPAM_MEANINGS: readonly ItemMeaning[] = [
  { name: 'bcl', value: '0', meaning: 'not-from-bulk-sender' },
  { name: 'bcl', value: /^[123]$/, meaning: 'few-complaints' },
  { name: 'bcl', value: /^[4-7]$/, meaning: 'some-complaints' },
  { name: 'bcl', value: /^[89]$/, meaning: 'many-complaints' },
];

/**
 * Exchange Online Protection and Outlook.com. Codes: "Anti-spam message headers in Microsoft 365", "Spam confidence
 * level (SCL)" and "Bulk complaint level (BCL)" on learn.microsoft.com. Microsoft does not document where the message
 * was delivered (`dest:`); those three letters are LIKELY (help pages of several universities).
 */
export const microsoft: ProviderDialect = {
  provider: 'Microsoft',
  prefixes: ['x-forefront-antispam-', 'x-microsoft-antispam-'],
  fields: [
    { field: 'x-forefront-antispam-report', read: readReport, meanings: REPORT_MEANINGS },
    { field: 'x-microsoft-antispam', read: readReport, meanings: ANTISPAM_MEANINGS },
    // What another tenant's filter found before the message was passed on inside Microsoft's network.
    { field: 'x-forefront-antispam-report-untrusted', read: readReport, meanings: REPORT_MEANINGS },
    { field: 'x-microsoft-antispam-untrusted', read: readReport, meanings: ANTISPAM_MEANINGS },
    {
      field: 'x-microsoft-antispam-mailbox-delivery',
      read: readReport,
      meanings: [
        ...coded('dest', { i: 'delivered-to-inbox', j: 'delivered-to-junk', c: 'delivered-to-folder' }),
        { name: 'ofr', value: 'customrules', meaning: 'moved-by-own-rule' },
      ],
    },
    {
      field: 'x-ms-exchange-organization-scl',
      meanings: [
        { name: '', value: '-1', meaning: 'filtering-skipped' },
        { name: '', value: /^[01]$/, meaning: 'not-spam' },
        { name: '', value: /^[56]$/, meaning: 'spam' },
        { name: '', value: /^[89]$/, meaning: 'high-confidence-spam' },
      ],
    },
    // "Anti-spam stamps" of Exchange Server: 1 to 3 are not likely phishing, 4 to 8 are.
    { field: 'x-ms-exchange-organization-pcl', meanings: [{ name: '', value: /^[4-8]$/, meaning: 'phishing' }] },
  ],
};

const COMPOSITE_AUTHENTICATION: readonly (readonly [code: RegExp, meaning: MeaningKey])[] = [
  [/^000$/, 'authentication-failed'],
  [/^001$/, 'authentication-failed-implicitly'],
  [/^002$/, 'authentication-forbidden-pair'],
  [/^010$/, 'authentication-failed-own-domain'],
  [/^[17]\d\d$/, 'authentication-passed'],
  [/^2\d\d$/, 'authentication-passed-softly'],
  [/^3\d\d$/, 'authentication-not-checked'],
  [/^[49]\d\d$/, 'authentication-bypassed'],
  [/^6\d\d$/, 'authentication-failed-own-domain'],
];

/** Meaning of the three digits in Outlook's "compauth=fail reason=001"; null for unknown ones. */
export function compositeAuthenticationMeaning(reason: string): MeaningKey | null {
  return COMPOSITE_AUTHENTICATION.find(([code]) => code.test(reason))?.[1] ?? null;
}

import { trimFolding } from '../tag-list.ts';
import type { DialectItem, ProviderDialect } from './dialect.ts';

/** More parts than any genuine note has. */
const MAX_PARTS = 60;

/** Splits "rule=notspam policy=default score=0 spamscore=0 …" into its pairs; parts without "=" are ignored. */
function readPairs(body: string): DialectItem[] {
  return body.split(/[ \t\r\n]+/, MAX_PARTS).flatMap((part): DialectItem[] => {
    const equals = part.indexOf('=');
    return equals < 1 ? [] : [{ name: part.slice(0, equals), value: part.slice(equals + 1) }];
  });
}

/** Splits "No, SCORE=1.09 using global scores of TAG_LEVEL=1000.0 … tests=A, B" into verdict, score and tests. */
function readBarracudaStatus(body: string): DialectItem[] {
  const [, verdict = '', score = '', tests = ''] =
    /^[ \t]*(yes|no)\b(?:[^=]{0,20}SCORE=(-?[\d.]{1,12}))?(?:.{0,300}?\btests=(.{0,1000}))?/is.exec(body) ?? [];
  const items = [
    { name: '', value: verdict },
    { name: 'SCORE', value: score },
    { name: 'tests', value: trimFolding(tests) },
  ];
  return items.filter(({ value }) => value !== '');
}

/**
 * Proofpoint. Nothing is published about its fields; LIKELY, from messages in public list archives: `rule=notspam` and
 * `rule=outbound_notspam` in delivered mail. Other rules are named after what they detect.
 */
export const proofpoint: ProviderDialect = {
  provider: 'Proofpoint',
  prefixes: ['x-proofpoint-'],
  fields: [
    {
      field: 'x-proofpoint-spam-details',
      read: readPairs,
      meanings: [
        { name: 'rule', value: /^(?:[a-z]+_)?notspam$/, meaning: 'not-spam' },
        { name: 'rule', value: /^(?:[a-z]+_)?spam$/, meaning: 'spam' },
        { name: 'rule', value: /^(?:[a-z]+_)?phish(?:ing)?$/, meaning: 'phishing' },
        { name: 'rule', value: /^(?:[a-z]+_)?bulk$/, meaning: 'bulk' },
        { name: 'spamscore', value: /^\d+$/, meaning: 'spam-score' },
      ],
    },
    { field: 'x-proofpoint-virus-version', meanings: [{ name: '', value: null, meaning: 'filter-version' }] },
  ],
};

/**
 * Cisco Secure Email (IronPort). Its result is encoded for Cisco's own support, so it is shown as written ("Gateway
 * Configuration" of AsyncOS on cisco.com: X-IronPort-AV names the engine).
 */
export const cisco: ProviderDialect = {
  provider: 'Cisco (IronPort)',
  prefixes: ['x-ironport-', 'x-ipas-', 'x-talos-'],
  fields: [{ field: 'x-ironport-av', meanings: [{ name: '', value: null, meaning: 'filter-version' }] }],
};

/**
 * Trend Micro's mail products. LIKELY, from messages in public list archives: "No-10--2.483200-8.000000" in delivered
 * mail and "Yes--3.434300-0-31-1" in mail that was classified as spam.
 */
export const trendMicro: ProviderDialect = {
  provider: 'Trend Micro',
  prefixes: ['x-tm-as-', 'x-tmase-', 'x-tm-deliver-', 'x-tm-received-', 'x-tm-authentication-'],
  fields: [
    {
      field: 'x-tm-as-result',
      meanings: [
        { name: '', value: /^(?:: )?no-/, meaning: 'not-spam' },
        { name: '', value: /^(?:: )?yes-/, meaning: 'spam' },
      ],
    },
    { field: 'x-tm-as-product-ver', meanings: [{ name: '', value: null, meaning: 'filter-version' }] },
  ],
};

/**
 * Barracuda Email Security Gateway. "Understanding email headers" on campus.barracuda.com names the fields; the values
 * come from messages in public list archives.
 */
export const barracuda: ProviderDialect = {
  provider: 'Barracuda',
  prefixes: ['x-barracuda-'],
  fields: [
    {
      field: 'x-barracuda-spam-status',
      read: readBarracudaStatus,
      meanings: [
        { name: '', value: 'no', meaning: 'not-spam' },
        { name: '', value: 'yes', meaning: 'spam' },
        { name: 'score', value: null, meaning: 'spam-score' },
        { name: 'tests', value: null, meaning: 'matched-tests' },
      ],
    },
    { field: 'x-barracuda-spam-score', meanings: [{ name: '', value: null, meaning: 'spam-score' }] },
    { field: 'x-barracuda-spam-report', meanings: [{ name: '', value: null, meaning: 'matched-tests' }] },
  ],
};

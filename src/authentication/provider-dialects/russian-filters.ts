import type { FieldDialect, ProviderDialect } from './dialect.ts';

/** Kaspersky's two products write the same fields under different names. */
function kasperskyFields(product: 'ksmg' | 'klms'): FieldDialect[] {
  const prefix = `x-${product}-antispam-`;
  return [
    {
      field: `${prefix}status`,
      meanings: [
        { name: '', value: 'not_detected', meaning: 'not-spam' },
        { name: '', value: 'spam', meaning: 'spam' },
        { name: '', value: /^not scanned\b/, meaning: 'filtering-skipped' },
      ],
    },
    { field: `${prefix}rate`, meanings: [{ name: '', value: /^\d+$/, meaning: 'spam-score' }] },
    { field: `${prefix}version`, meanings: [{ name: '', value: null, meaning: 'filter-version' }] },
  ];
}

/**
 * Kaspersky Secure Mail Gateway and Kaspersky Security for Linux Mail Server: "About information X-headers" on
 * support.kaspersky.com names the fields; the values come from messages in public list archives ("not_detected",
 * "spam", "not scanned, disabled by settings").
 */
export const kaspersky: ProviderDialect = {
  provider: 'Kaspersky',
  prefixes: ['x-ksmg-', 'x-klms-'],
  fields: [...kasperskyFields('ksmg'), ...kasperskyFields('klms')],
};

/**
 * Dr.Web for mail servers. Nothing is published; LIKELY, from list archives: "legit" occurs in delivered mail together
 * with scores of 0 and -100.
 */
export const drWeb: ProviderDialect = {
  provider: 'Dr.Web',
  prefixes: ['x-drweb-'],
  fields: [
    { field: 'x-drweb-spamstate', meanings: [{ name: '', value: 'legit', meaning: 'not-spam' }] },
    { field: 'x-drweb-spamscore', meanings: [{ name: '', value: /^-?\d+$/, meaning: 'spam-score' }] },
  ],
};

import type { Requirement } from './requirement.ts';

/** What one mailbox provider requires of bulk senders. Rules change, so each entry has a source and a date. */
export interface BulkSenderRules {
  readonly id: 'gmail' | 'yahoo' | 'outlook' | 'mailru' | 'yandex';
  readonly title: string;
  /** Without these a message is rejected or goes to spam. */
  readonly required: readonly Requirement[];
  /** Recommended; a message without them is still accepted. */
  readonly advised: readonly Requirement[];
  readonly source: string;
  /** Year and month since when the rules have applied, according to the provider. */
  readonly since: string;
}

/**
 * The rules as of November 2026, from the providers' pages or their latest public archive copy. Gmail, Yahoo and
 * Outlook.com treat anyone who sends more than 5,000 messages a day as a bulk sender.
 */
export const BULK_SENDER_RULES: readonly BulkSenderRules[] = [
  {
    id: 'gmail',
    title: 'Gmail',
    required: ['spf', 'dkim', 'alignment', 'dmarc', 'one-click', 'reverse-name', 'encryption', 'format', 'one-from'],
    advised: ['feedback-id'],
    source: 'https://support.google.com/a/answer/81126',
    since: '2024-02',
  },
  {
    id: 'yahoo',
    title: 'Yahoo',
    required: ['spf', 'dkim', 'alignment', 'dmarc', 'one-click', 'reverse-name', 'format'],
    advised: ['encryption'],
    source: 'https://senders.yahooinc.com/best-practices/',
    since: '2024-02',
  },
  {
    id: 'outlook',
    title: 'Outlook.com',
    required: ['spf', 'dkim', 'alignment', 'dmarc'],
    advised: ['unsubscribe', 'one-from', 'reverse-name', 'encryption'],
    source:
      'https://techcommunity.microsoft.com/blog/microsoftdefenderforoffice365blog/strengthening-email-ecosystem-outlook%E2%80%99s-new-requirements-for-high%E2%80%90volume-senders/4399730',
    since: '2025-05',
  },
  {
    id: 'mailru',
    title: 'Mail.ru',
    required: ['spf', 'dkim', 'reverse-name', 'unsubscribe', 'one-from', 'format'],
    advised: ['alignment', 'dmarc', 'one-click', 'encryption', 'mailru-type'],
    source: 'https://help.mail.ru/developers/mailing_rules/technical',
    since: '2014-10',
  },
  {
    id: 'yandex',
    title: 'Yandex',
    required: ['spf', 'dkim', 'reverse-name', 'unsubscribe', 'one-from', 'format'],
    advised: ['alignment', 'dmarc', 'one-click', 'encryption'],
    source: 'https://yandex.ru/support/mail/web/spam/honest-mailers.html',
    since: '2020-05',
  },
];

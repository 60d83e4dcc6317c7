import { isUnderAny } from '../hosts/host-name.ts';

/**
 * Services whose hosts send what their customers submit, and forward nothing: a customer writes the whole message,
 * Received fields included, so nothing below such a host is consistent. Domains of their sending hosts, from public mail
 * headers, 2026-11. Their names are in the same order in src/relay/named-services.ts, which is loaded with the first
 * answer that needs it.
 */
export const SENDING_SERVICES = [
  'amazonses.com',
  'sendgrid.net',
  'mailgun.org',
  'mailgun.net',
  'mandrillapp.com',
  'mcsv.net',
  'rsgsv.net',
  'sparkpostmail.com',
  'mtasv.net',
  'mailjet.com',
  'sendinblue.com',
  'brevo.com',
  'unisender.com',
  'unisender.ru',
  'dashasender.ru',
  'mindbox.ru',
  'smtp.bz',
] as const;

/** Whether a host name (in capitals or not) belongs to a sending service. */
export function isSendingService(host: string): boolean {
  return isUnderAny(host, SENDING_SERVICES);
}

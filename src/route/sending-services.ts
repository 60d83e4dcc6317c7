import { isUnderAny } from '../hosts/host-name.ts';

/**
 * Services whose hosts send what their customers submit, and forward nothing: a customer writes the whole message,
 * Received fields included, so nothing below such a host is consistent. Domains of their sending hosts with the
 * service's name, from public mail headers, 2026-11. All other services that are shown by name are in
 * src/relay/named-services.ts, which imports these.
 */
export const SENDING_SERVICES: Readonly<Record<string, string>> = {
  'amazonses.com': 'Amazon SES',
  'sendgrid.net': 'SendGrid',
  'mailgun.org': 'Mailgun',
  'mailgun.net': 'Mailgun',
  'mandrillapp.com': 'Mailchimp Transactional',
  'mcsv.net': 'Mailchimp',
  'rsgsv.net': 'Mailchimp',
  'sparkpostmail.com': 'SparkPost',
  'mtasv.net': 'Postmark',
  'mailjet.com': 'Mailjet',
  'sendinblue.com': 'Brevo',
  'brevo.com': 'Brevo',
  'unisender.com': 'UniSender',
  'unisender.ru': 'UniSender',
  'dashasender.ru': 'DashaMail',
  'mindbox.ru': 'Mindbox',
  'smtp.bz': 'SMTP.BZ',
};

const DOMAINS = Object.keys(SENDING_SERVICES);

/** Whether a host name, in any case, belongs to a sending service. */
export function isSendingService(host: string): boolean {
  return isUnderAny(host, DOMAINS);
}

import { SENDING_SERVICES } from '../route/sending-services.ts';

/** As many titles as there are domains. */
type TitleOfEach<Domains extends readonly string[]> = { readonly [Place in keyof Domains]: string };

/** The names of {@link SENDING_SERVICES}, in its order; the compiler checks that there are as many. */
const SENDING_TITLES: TitleOfEach<typeof SENDING_SERVICES> = [
  'Amazon SES',
  'SendGrid',
  'Mailgun',
  'Mailgun',
  'Mailchimp Transactional',
  'Mailchimp',
  'Mailchimp',
  'SparkPost',
  'Postmark',
  'Mailjet',
  'Brevo',
  'Brevo',
  'UniSender',
  'UniSender',
  'DashaMail',
  'Mindbox',
  'SMTP.BZ',
];

/**
 * Services that send mail for others, by the domains of their sending hosts. Data, as of November 2026: each domain
 * belongs to the service itself, which uses it for its server names, in its SPF record or as its site. A name counts
 * only if the mailbox's own server confirmed it, so an unused entry does no harm, and without an entry the host's name
 * is shown instead. Each domain is written once: those that every answer needs are in sending-services.ts.
 */
export const NAMED_SERVICES: readonly (readonly [title: string, domains: readonly string[]])[] = [
  ...SENDING_SERVICES.map((domain, place) => [SENDING_TITLES[place] ?? domain, [domain]] as const),
  ['ActiveCampaign', ['activecampaign.com', 'acems1.com', 'acemsrvg.com', 'emsend1.com']],
  ['Acoustic', ['goacoustic.com', 'silverpop.com']],
  ['Adobe Campaign', ['neolane.net', 'campaign.adobe.com']],
  ['Altcraft', ['altcraft.com', 'altcraft.ru']],
  ['AWeber', ['aweber.com']],
  ['Benchmark Email', ['benchmarkemail.com', 'bmsend.com']],
  ['Brevo', ['sender-sib.com', 'brevosend.com', 'mailin.fr']],
  ['Campaign Monitor', ['createsend.com', 'cmail19.com', 'cmail20.com']],
  ['CleverReach', ['crsend.com', 'cleverreach.com']],
  ['Constant Contact', ['constantcontact.com', 'ccsend.com']],
  ['Customer.io', ['customeriomail.com', 'customer.io']],
  ['DashaMail', ['dashamail.ru', 'dashamail.com']],
  ['dotdigital', ['dotmailer.com', 'dotdigital.com']],
  ['Elastic Email', ['elasticemail.com', 'elasticemail.net']],
  ['Emarsys', ['emarsys.net', 'emarsys.com', 'emsmtp.com']],
  ['Emma', ['e2ma.net']],
  ['eSputnik', ['esputnik.com', 'esputnik.com.ua']],
  ['GetResponse', ['getresponse.com', 'getresponse-mail.com']],
  ['HubSpot', ['hubspotemail.net', 'hubspot.com']],
  ['iContact', ['icpbounce.com', 'icontact.com']],
  ['Inxmail', ['inxmail.com', 'inxserver.com', 'inxserver.de']],
  ['Keap', ['infusionmail.com']],
  ['Kit', ['convertkit-mail.com', 'convertkit-mail2.com']],
  ['Klaviyo', ['klaviyomail.com']],
  ['Listrak', ['listrak.com']],
  ['Mailchimp', ['mcdlv.net']],
  ['MailerLite', ['mlsend.com', 'mailerlite.com']],
  ['MailerSend', ['mailersend.net', 'mailersend.com']],
  ['Mailganer', ['mailganer.com']],
  ['Mailgun', ['mailgun.info', 'mailgun.co']],
  ['Mailjet', ['mailjet.net']],
  ['MailUp', ['musvc.com', 'mailup.com']],
  ['Marketo', ['mktomail.com', 'marketo.com', 'marketo.org']],
  ['Mindbox', ['mindbox.cloud']],
  ['NotiSend', ['notisend.ru', 'notisend.com']],
  ['Optimizely Campaign', ['srv2.de', 'optivo.net', 'episerver.net']],
  ['Oracle Eloqua', ['en25.com']],
  ['Oracle Responsys', ['responsys.net']],
  ['Postmark', ['postmarkapp.com']],
  ['rapidmail', ['emailsys.net', 'emailsys1a.net', 'rapidmail.de']],
  ['RetailRocket', ['retailrocket.ru', 'retailrocket.net']],
  ['Sailthru', ['sailthru.com']],
  ['Salesforce', ['salesforce.com']],
  ['Salesforce Marketing Cloud', ['exacttarget.com']],
  ['Scaleway', ['tem.scw.cloud']],
  ['SendBox', ['send-box.ru']],
  ['SendGrid', ['sendgrid.com', 'sendgrid.info']],
  ['SendPulse', ['sendpulse.com', 'smtp-pulse.com', 'sendpulse.net']],
  ['SMTP2GO', ['smtp2go.com', 'smtpservice.net']],
  ['SocketLabs', ['email-od.com', 'socketlabs.com']],
  ['SparkPost', ['sparkpost.com']],
  ['Zendesk', ['zendesk.com']],
  ['Zoho', ['zcsend.net', 'zeptomail.com', 'zeptomail.net']],
];

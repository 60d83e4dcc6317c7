/**
 * What is said of each webmail in docs/webmails.md. It is no part of the content script: nothing here is needed to
 * read a message.
 */

export interface WebmailEntry {
  readonly id: string;
  readonly title: string;
  /** 1: where Sendsay's users test. 2: widespread. 3: as far as the facts carry. */
  readonly tier: 1 | 2 | 3;
  readonly where: string;
  /** "yes": by a way that is written down. "tried": by an inferred way that its answer must prove. "no": by hand only. */
  readonly automatic: 'yes' | 'tried' | 'no';
  /** The webmail's own menu or view that shows the source; null where the general reader needs none. */
  readonly byHand: string | null;
  readonly testedOn: 'real' | 'page';
  /** Beyond the access that a click on the toolbar button grants. */
  readonly permissions: 'none';
  /** What the adapter's knowledge comes from. */
  readonly evidence: string;
}

export const CATALOGUE: readonly WebmailEntry[] = [
  {
    id: 'gmail',
    title: 'Gmail',
    tier: 1,
    where: 'mail.google.com, Google Workspace, delegated mailboxes; threads, split pane',
    automatic: 'yes',
    byHand: '⋮ (More) → Show original',
    testedOn: 'page',
    permissions: 'none',
    evidence: 'InboxSDK, FlowCrypt, kumbukum, gmail.js; read on 2026-11-23',
  },
  {
    id: 'yandex',
    title: 'Yandex Mail',
    tier: 1,
    where:
      'mail.yandex.ru, .com, .by, .kz, mail.360.yandex.ru, .com; old and new interface; threads as far as they name their messages',
    automatic: 'yes',
    byHand: 'Ещё → Свойства письма',
    testedOn: 'page',
    permissions: 'none',
    evidence:
      'Yandex’s own interface tests, taskmail, two public exporters; read on 2026-11-23; 360 and threads inferred',
  },
  {
    id: 'mailru',
    title: 'Mail.ru',
    tier: 1,
    where: 'e.mail.ru; VK WorkMail on other hosts, inferred; threads',
    automatic: 'tried',
    byHand: 'Ещё → Служебные заголовки',
    testedOn: 'page',
    permissions: 'none',
    evidence:
      'a userscript and several public scripts on its pages; the way to the source from 2014; read on 2026-11-23',
  },
  {
    id: 'outlook',
    title: 'Outlook',
    tier: 1,
    where:
      'outlook.live.com, outlook.office.com, outlook.office365.com, outlook.cloud.microsoft; conversations, own window',
    automatic: 'tried',
    byHand: '⋯ → View → View message source',
    testedOn: 'page',
    permissions: 'none',
    evidence:
      'kumbukum, opentabs, amarnai and other public programs; read on 2026-11-23; needs the page’s own token in plain text',
  },
  {
    id: 'rambler',
    title: 'Rambler',
    tier: 1,
    where: 'mail.rambler.ru',
    automatic: 'no',
    byHand: 'the message’s menu; its wording is not known',
    testedOn: 'page',
    permissions: 'none',
    evidence: 'several Selenium scripts; read on 2026-11-23',
  },
  {
    id: 'yahoo',
    title: 'Yahoo Mail',
    tier: 1,
    where: 'mail.yahoo.com and its regional hosts; conversations as far as they name their messages',
    automatic: 'yes',
    byHand: '⋯ → View raw message',
    testedOn: 'page',
    permissions: 'none',
    evidence: 'several public extensions, two public exporters; read on 2026-11-23',
  },
  {
    id: 'roundcube',
    title: 'Roundcube',
    tier: 1,
    where: 'any host and path; Elastic, Larry and Classic; full page, preview pane, own window',
    automatic: 'yes',
    byHand: 'More → Show source',
    testedOn: 'real',
    permissions: 'none',
    evidence: 'Roundcube’s source, 1.0 to 1.7.3; seen in 1.6.5 on 2026-11-23',
  },
  {
    id: 'aol',
    title: 'AOL Mail',
    tier: 2,
    where: 'mail.aol.com',
    automatic: 'tried',
    byHand: '⋯ → View raw message',
    testedOn: 'page',
    permissions: 'none',
    evidence:
      'the same application as Yahoo Mail (two public programs); the way to the source inferred; read on 2026-11-23',
  },
  {
    id: 'maildev',
    title: 'MailDev',
    tier: 2,
    where: 'any host and path; versions 2 and 3',
    automatic: 'yes',
    byHand: null,
    testedOn: 'real',
    permissions: 'none',
    evidence: 'MailDev’s source; seen in 2.2.1 and 3.0.0 on 2026-11-23',
  },
  {
    id: 'sogo',
    title: 'SOGo',
    tier: 2,
    where: 'any host and path (Mailcow, iRedMail); mailbox, search, own window',
    automatic: 'yes',
    byHand: '⋮ → View Message Source',
    testedOn: 'real',
    permissions: 'none',
    evidence: 'SOGo’s source; seen in 5.8.0 on 2026-11-23',
  },
  {
    id: 'horde_imp',
    title: 'Horde IMP',
    tier: 2,
    where: 'any host and path; dynamic view: mailbox, own window; basic view without its subject',
    automatic: 'yes',
    byHand: '⊕ (Other Options) → View Source',
    testedOn: 'real',
    permissions: 'none',
    evidence: 'IMP’s source; seen in 6.2.27 on 2026-11-23',
  },
  {
    id: 'zimbra',
    title: 'Zimbra',
    tier: 2,
    where: 'any host; classic client: conversations, list of messages; HTML client; modern client, inferred',
    automatic: 'yes',
    byHand: 'Actions → Show Original',
    testedOn: 'page',
    permissions: 'none',
    evidence: 'Zimbra’s source; the modern client from public code; read on 2026-11-23',
  },
  {
    id: 'nextcloud_mail',
    title: 'Nextcloud Mail',
    tier: 2,
    where: 'any host and path; messages, threads as far as they name their messages',
    automatic: 'yes',
    byHand: '⋯ → More actions → View source',
    testedOn: 'page',
    permissions: 'none',
    evidence: 'Nextcloud Mail’s source; read on 2026-11-23',
  },
  {
    id: 'snappymail',
    title: 'SnappyMail',
    tier: 2,
    where: 'SnappyMail and RainLoop on any host and path; SnappyMail in Nextcloud',
    automatic: 'yes',
    byHand: 'More → Show Source',
    testedOn: 'page',
    permissions: 'none',
    evidence: 'the source of both; read on 2026-11-23',
  },
  {
    id: 'proton',
    title: 'Proton Mail',
    tier: 2,
    where: 'mail.proton.me, any of several accounts; conversations',
    automatic: 'yes',
    byHand: '⋯ → View headers',
    testedOn: 'page',
    permissions: 'none',
    evidence:
      'Proton’s source (WebClients), public extensions; read on 2026-11-23; headers only, the body is encrypted; the version that it asks for, inferred',
  },
  {
    id: 'zoho',
    title: 'Zoho Mail',
    tier: 2,
    where:
      'mail.zoho.com, .eu, .in; .com.au, .jp, .sa and zohocloud.ca, inferred; several accounts; conversations by hand',
    automatic: 'yes',
    byHand: '⋯ → Show original',
    testedOn: 'page',
    permissions: 'none',
    evidence:
      'a public extension that downloads messages, public code; read on 2026-11-23; the page shows nothing that could be compared',
  },
  {
    id: 'open_xchange',
    title: 'Open-Xchange',
    tier: 2,
    where: '/appsuite/ on any host; messages, conversations',
    automatic: 'tried',
    byHand: 'View source',
    testedOn: 'page',
    permissions: 'none',
    evidence:
      'Open-Xchange’s source (appsuite-frontend), its documented interface; read on 2026-11-27; where the page shows its session, inferred',
  },
  {
    id: 'owa',
    title: 'Outlook Web App',
    tier: 2,
    where: '/owa/ on any host: Exchange 2013 to 2019; conversations of several messages by hand',
    automatic: 'tried',
    byHand: '⋯ → View message details',
    testedOn: 'page',
    permissions: 'none',
    evidence: 'kumpan-phish-extension, public code; read on 2026-11-23; which conversation is open, inferred',
  },
  {
    id: 'mailpit',
    title: 'Mailpit',
    tier: 2,
    where: 'any host and path',
    automatic: 'yes',
    byHand: null,
    testedOn: 'page',
    permissions: 'none',
    evidence: 'Mailpit’s source; read on 2026-11-23',
  },
  {
    id: 'mailhog',
    title: 'MailHog',
    tier: 2,
    where: 'any host and path',
    automatic: 'yes',
    byHand: null,
    testedOn: 'page',
    permissions: 'none',
    evidence: 'MailHog’s source; read on 2026-11-23',
  },
];

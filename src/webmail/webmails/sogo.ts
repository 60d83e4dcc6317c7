/**
 * SOGo 3 and later, also bundled with Mailcow and iRedMail. Read in SOGo's own source and seen in 5.8.0 on 2026-11-23.
 */
import type { RequestShape } from '../contract/request-shape.ts';
import { describedWebmail, namedInAddress } from '../reader/described-webmail.ts';
import { cookie } from '../page/page-dom.ts';
import { sourceBy } from '../contract/source-route.ts';
import { twiceEncoded } from '../unwrap/twice-encoded.ts';

/**
 * The mail module, in the main window and in a separate one; the sign-in page is another module. VERIFIED
 * (UIxPageFrame.wox)
 */
const MODULE = 'body[ng-app="SOGo.MailerUI"]';

/**
 * "#!/Mail/0/INBOX/12", "#!/Mail/0/virtual/INBOX/12" for search results: account, mailbox, uid. The mailbox is encoded
 * twice by SOGo and once more by its router. VERIFIED (Mailer.app.js; seen)
 */
const ADDRESS = /#!\/Mail\/([^/]{1,200}\/(?:virtual\/)?[^/]{1,2000}\/\d{1,20})$/u;

/** "/SOGo/so/ivan/Mail/view", "/SOGo/so/ivan/Mail//UIxMailPopupView". VERIFIED (seen) */
const APPLICATION = /^.*?\/so\/[^/]+\/Mail\//u;

const MARKS = {
  /** VERIFIED (UIxMailViewTemplate.wox) for these; the same page shows the list of messages. */
  subject: '.sg-face h5.sg-md-headline',
  sender: '.sg-face a.md-caption',
  time: '.sg-face time.msg-date',
  body: '.msg-body',
} as const;

/** Folder names as parts of an address. VERIFIED (utils.js, asCSSIdentifier) */
const SPELLED: Readonly<Record<string, string>> = {
  _: 'U',
  '.': 'D',
  '#': 'H',
  '@': 'A',
  '*': 'S',
  ':': 'C',
  ',': 'CO',
  ' ': 'SP',
  "'": 'SQ',
  '&': 'AM',
  '+': 'P',
};

/**
 * "Download message" and "View Message Source" of the page, which uses POST; they answer GET as well. Both read with
 * BODY.PEEK, so the message stays unread. Without the token of the page's cookie the answer is an error 500. VERIFIED
 * (UIxMailActions.m, SOGoDirectAction.m; 5.8.0 answers with message/rfc822, or with nothing at all if there is no such
 * message)
 */
const EXPORT: RequestShape = {
  template: 'GET {+mail}{account}/{+folders}/{uid}/export',
  values: {
    mail: /^\/(?:[\w.~@%-]{1,200}\/){0,10}so\/[\w.~@%-]{1,200}\/Mail\/$/u,
    account: /^[\w-]{1,200}$/u,
    folders: /^folder[\w.~%!()-]{1,2000}(?:\/folder[\w.~%!()-]{1,2000}){0,20}$/u,
    uid: /^\d{1,20}$/u,
  },
};

export const sogo = describedWebmail({
  id: 'sogo',
  title: 'SOGo',
  marks: MARKS,
  // "View Message Source" flips the message's card over. VERIFIED (UIxMailViewTemplate.wox)
  sourceView: '.sg-flip .sg-back pre',
  signs: [{ shell: [MODULE] }],
  requests: [EXPORT],
  shown: namedInAddress(ADDRESS),
  routes({ id }, { url, document }) {
    const options = { headers: { 'x-xsrf-token': cookie(document, 'XSRF-TOKEN') ?? '' }, unwrap: twiceEncoded };
    const mail = APPLICATION.exec(url.pathname)?.[0] ?? null;
    return [sourceBy('export', 'verified', EXPORT, { mail, ...partsOf(id) }, options)];
  },
});

/** "0/virtual/INBOX%25252FFoo%252520Bar/12" → account "0", folders "folderINBOX/folderFoo_SP_Bar". VERIFIED (Message.service.js; seen) */
function partsOf(address: string): { readonly account: string; readonly folders: string; readonly uid: string } {
  // Read from the end, because a folder may itself be called "virtual".
  const [uid = '', mailbox = ''] = address.split('/').toReversed();
  const [account = ''] = address.split('/');
  const path = decodeURIComponent(decodeURIComponent(decodeURIComponent(mailbox)));
  const folders = path.split('/').map(folderName);
  return { account, folders: folders.map(encodeURIComponent).join('/'), uid };
}

function folderName(name: string): string {
  const spelled = name.replaceAll(/[_.#@*:, '&+]/gu, (character) => `_${SPELLED[character] ?? ''}_`);
  return `folder${spelled.replaceAll(/[^\0-\u007f]/gu, '').replace(/^(?=\d)/u, '_')}`;
}

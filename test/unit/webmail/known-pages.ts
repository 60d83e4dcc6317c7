import { vi } from 'vitest';
import type { Webmail, WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { WEBMAILS } from '../../../src/webmail/reader/registry.ts';
import { FURTHER_WEBMAILS } from '../../../src/webmail/webmails/further-registry.ts';
import { FIXTURE_WEBMAILS } from '../../lab/fixture-webmails/all.ts';
import { openPage, pageText } from './web-page.ts';

/** A page of a webmail with an open message, as a signed-in user has it. */
export interface KnownPage {
  readonly title: string;
  readonly webmail: Webmail;
  readonly address: string;
  /** In test/webmail-pages. */
  readonly file: string;
  /** Selector of the elements with the sender's words; null if they are in a frame. */
  readonly senderWrites: string | null;
  readonly cookies: readonly string[];
  readonly storage: Readonly<Record<string, string>>;
  /** What the page itself has requested, by path. */
  readonly requests: readonly string[];
}

const ALL: readonly Webmail[] = [...WEBMAILS, ...FURTHER_WEBMAILS];

function webmailOf(id: string): Webmail {
  const webmail = ALL.find((each) => each.id === id);
  if (webmail === undefined) throw new Error(`No webmail ${id}`);
  return webmail;
}

const PLAYED: readonly KnownPage[] = FIXTURE_WEBMAILS.map(
  ({ id, title, host, shown, senderWrites, cookies = [], storage = {}, requests = [] }) => ({
    title: `${title} at ${host}`,
    webmail: webmailOf(id),
    address: `https://${host}${shown.address}`,
    file: shown.page,
    senderWrites,
    cookies,
    storage,
    requests,
  }),
);

const REAL = [
  {
    id: 'roundcube',
    file: 'roundcube/elastic-message',
    path: '/?_task=mail&_action=show&_uid=3&_mbox=INBOX',
    body: '#messagebody',
  },
  { id: 'maildev', file: 'maildev/version-2-message', path: '/#/email/tKtMO291', body: '.email-content' },
  { id: 'maildev', file: 'maildev/version-3-message', path: '/mail/', body: null },
  { id: 'sogo', file: 'sogo/message', path: '/SOGo/so/ivan/Mail/view#!/Mail/0/INBOX/12', body: '.msg-body' },
  {
    id: 'horde_imp',
    file: 'horde_imp/message',
    path: '/horde/imp/dynamic.php?page=message&buid=12&mailbox=SU5CT1g',
    body: '.messageBody',
  },
] as const;

const RAN: readonly KnownPage[] = REAL.map(({ id, file, path, body }) => ({
  title: file,
  webmail: webmailOf(id),
  address: `https://mail.romashka.test${path}`,
  file,
  senderWrites: body,
  cookies: ['XSRF-TOKEN=c0ffee'],
  storage: {},
  requests: [],
}));

/** At least one page of each webmail, with an open message in it. */
export const KNOWN_PAGES: readonly KnownPage[] = [...RAN, ...PLAYED];

/** Opens one, with what it keeps outside its document. Its frames show an empty page. */
export async function openKnownPage(known: KnownPage): Promise<WebmailPage> {
  const page = await openPage(pageText(known.file), known.address);
  for (const entry of known.cookies) page.document.cookie = entry;
  localStorage.clear();
  for (const [name, value] of Object.entries(known.storage)) localStorage.setItem(name, value);
  const asked = known.requests.map((path) => new URL(path, known.address).href);
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue(
    asked.map((name) => ({ name, entryType: 'resource', startTime: 0, duration: 0, toJSON: () => name })),
  );
  return page;
}

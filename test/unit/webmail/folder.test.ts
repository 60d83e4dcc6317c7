// @vitest-environment jsdom
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { folderInPage } from '../../../src/webmail/folder/folder-in-page.ts';
import { decodeModifiedUtf7 } from '../../../src/webmail/folder/modified-utf7.ts';
import { readFolder } from '../../../src/extension/active-tab/message-folder.ts';
import type { Webmail, WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { messagesIn } from '../../../src/webmail/reader/registry.ts';
import type { MailFolder } from '../../../src/report/mail-folder.ts';
import { KNOWN_PAGES, type KnownPage, openKnownPage } from './known-pages.ts';
import { openPage, pageText } from './web-page.ts';
import { documentedWebmails } from './webmails-document.ts';

/** The popup's folder for the first message that is open in a page. */
function folderOf(webmail: Webmail, page: WebmailPage): MailFolder | null {
  const [open] = messagesIn(webmail, page);
  if (open === undefined) throw new Error('No message is open');
  const { id, title } = webmail;
  return readFolder({
    webmail: { id, title },
    message: open.ref,
    folder: folderInPage(webmail, page),
    origin: 'answer',
  });
}

function known(title: string): KnownPage {
  const found = KNOWN_PAGES.find(({ webmail }) => webmail.title === title);
  if (found === undefined) throw new Error(`No page of ${title}`);
  return found;
}

async function folderAt(title: string, path: string): Promise<MailFolder | null> {
  const { webmail, file, address } = known(title);
  return folderOf(webmail, await openPage(pageText(file), new URL(path, address).href));
}

const MID = '16582205691033180354';

/** A selected entry in Yandex Mail's list of folders. */
const chosen = (name: string): string =>
  `<div class="qa-LeftColumn-Folders"><div class="qa-LeftColumn-Folder qa-LeftColumn-Folder_selected" aria-label="${name}, папка">${name}</div></div>`;

async function yandexWith(html: string, place: string): Promise<MailFolder | null> {
  const { webmail } = known('Yandex Mail');
  const text = pageText('yandex/old-message').replace(place, html + place);
  expect(text).toContain(html);
  return folderOf(webmail, await openPage(text, 'https://mail.yandex.ru/?uid=1#message/188000000000000001'));
}

describe('the folder of a message', () => {
  it.each([
    ['Roundcube', '/?_task=mail&_action=show&_uid=3&_mbox=INBOX', 'inbox', 'INBOX'],
    ['Roundcube', '/?_task=mail&_action=show&_uid=3&_mbox=INBOX.Junk', 'spam', 'INBOX.Junk'],
    ['Roundcube', '/?_task=mail&_action=show&_uid=3-Junk&_mbox=INBOX', 'spam', 'Junk'],
    ['Roundcube', '/?_task=mail&_action=show&_uid=3&_mbox=%26BCEEPwQwBDw-', 'spam', 'Спам'],
    ['Roundcube', '/?_task=mail&_action=show&_uid=3&_mbox=Shop%2FOrders', 'other', 'Shop/Orders'],
    ['SOGo', '/SOGo/so/ivan/Mail/view#!/Mail/0/INBOX%25252FJunk/12', 'spam', 'INBOX/Junk'],
    ['Horde IMP', '/horde/imp/dynamic.php?page=message&buid=12&mailbox=SU5CT1g', 'inbox', 'INBOX'],
    ['Horde IMP', '/horde/imp/dynamic.php?page=message&buid=12&mailbox=U3BhbQ', 'spam', 'Spam'],
    ['Gmail', '/mail/u/0/#inbox/FMfcgzQXJWDsKmvPLbcDfghJ', 'inbox', 'Inbox'],
    ['Gmail', '/mail/u/0/#spam/FMfcgzQXJWDsKmvPLbcDfghJ', 'spam', 'Spam'],
    ['Gmail', '/mail/u/0/#category/promotions/FMfcgzQXJWDsKmvPLbcDfghJ', 'promotions', 'Promotions'],
    ['Gmail', '/mail/u/0/#label/My+shop/FMfcgzQXJWDsKmvPLbcDfghJ', 'other', 'My shop'],
    ['Mail.ru', `/inbox/0:${MID}:0/`, 'inbox', 'Inbox'],
    ['Mail.ru', `/spam/0:${MID}:950/`, 'spam', 'Spam'],
    ['Mail.ru', `/newsletters/0:${MID}:0/`, 'promotions', 'Newsletters'],
    ['Outlook', '/mail/inbox', 'inbox', 'Inbox'],
    ['Outlook', '/mail/0/junkemail/id/AAQkADAwCONVERSATION%3D', 'spam', 'Junk Email'],
    ['Yahoo Mail', '/d/folders/1/messages/30106', 'inbox', 'Inbox'],
    ['Yahoo Mail', '/n/folders/6/messages/30106', 'spam', 'Spam'],
  ])('of %s is found at %s: %s, "%s"', async (title, path, kind, name) => {
    expect(await folderAt(title, path)).toEqual({ kind, name, webmail: title, certain: true });
  });

  it.each([
    ['Gmail', '/mail/u/0/#search/order/FMfcgzQXJWDsKmvPLbcDfghJ'],
    ['Gmail', '/mail/u/0/#all/FMfcgzQXJWDsKmvPLbcDfghJ'],
    ['Gmail', '/mail/u/0/#label/%E0%A4%A/FMfcgzQXJWDsKmvPLbcDfghJ'],
    ['Gmail', '/mail/u/0/#label/a%00b/FMfcgzQXJWDsKmvPLbcDfghJ'],
    ['Mail.ru', `/search/0:${MID}:0/`],
    ['Outlook', '/mail/AAMkADAwFOLDER/id/AAQkADAwCONVERSATION%3D'],
    ['Yahoo Mail', '/d/folders/37/messages/30106'],
    ['Horde IMP', '/horde/imp/dynamic.php?page=message&buid=12&mailbox=AGltcHNlYXJjaA'],
  ])('of %s is not guessed at %s', async (title, path) => {
    expect(await folderAt(title, path)).toBeNull();
  });

  it('is found in SnappyMail and Cypht by the message’s id', async () => {
    for (const title of ['SnappyMail', 'Cypht']) {
      const page = known(title);
      expect(folderOf(page.webmail, await openKnownPage(page))).toMatchObject({ kind: 'inbox', name: 'INBOX' });
    }
  });

  it('is found in Yandex Mail by the list of folders, as an inference', async () => {
    const place = '<div class="mail-MessageSnippet"';
    expect(await yandexWith(chosen('Спам'), place)).toEqual({
      kind: 'spam',
      name: 'Спам',
      webmail: 'Yandex Mail',
      certain: false,
    });
    expect(await yandexWith(chosen('1'), place)).toMatchObject({ kind: 'other', name: '1' });
  });

  it('is not taken from the text of a page that only looks like the webmail', () => {
    const text = { webmail: { id: 'roundcube', title: 'Roundcube' }, folder: null, origin: 'webmail-text' } as const;
    expect(readFolder({ ...text, message: { key: 'INBOX/3', subject: null, sender: null, time: null } })).toBeNull();
  });
});

describe('a long name of a folder', () => {
  const roundcube = { id: 'roundcube', title: 'Roundcube' };
  const named = (name: string) =>
    readFolder({
      webmail: roundcube,
      message: { key: `${name}/3`, subject: null, sender: null, time: null },
      folder: null,
      origin: 'answer',
    })?.name;

  it('is shown up to 200 characters', () => {
    expect(named('x'.repeat(200))).toBe('x'.repeat(200));
    expect(named('x'.repeat(201))).toBe('x'.repeat(200));
  });

  it('is not a name if it has more than 1,000 characters', () => {
    expect(named('x'.repeat(1001))).toBeUndefined();
  });
});

describe('the sender of a message', () => {
  it.each(['<p>Ваш заказ', '<div class="js-message-body">', '<h1 class="qa-MessageViewer-Title-text">'])(
    'does not name the folder from inside the parts of Yandex Mail that show the message, before %s',
    async (place) => {
      expect(await yandexWith(chosen('Входящие'), place)).toBeNull();
    },
  );

  it('does not override the list of folders of Yandex Mail if a body is not recognised: two answers are as good as none', async () => {
    expect(await yandexWith(chosen('Спам') + chosen('Входящие'), '<div class="mail-MessageSnippet"')).toBeNull();
  });

  it.each(KNOWN_PAGES.filter(({ senderWrites }) => senderWrites !== null))(
    'does not change the folder: $title',
    async (page) => {
      const shown = await openKnownPage(page);
      const before = folderOf(page.webmail, shown);
      for (const element of shown.document.querySelectorAll(page.senderWrites ?? '')) {
        element.append(
          JSDOM.fragment(`${chosen('Inbox')}<a href="#inbox/1">Inbox</a><a class="reply_link" href="?page=message&uid=1&list_path=imap_0_494e424f58">r</a>
          <a href="?/Raw/&q[]=/0/ViewAsPlain/&q[]=/eyJmb2xkZXIiOiJKdW5rIn0"><i class="icon-file-code"></i></a>
          <div id="messages"><input name="mailbox" value="SnVuaw"><input name="buid" value="1"></div>`),
        );
      }
      expect(folderOf(page.webmail, shown)).toEqual(before);
    },
  );
});

describe('docs/webmails.md', () => {
  it('says for each webmail whether its folder is found, as its page with an open message shows it', async () => {
    const told = new Map<string, string | null>();
    for (const page of KNOWN_PAGES) {
      const shown = await openKnownPage(page);
      // The recorded pages of Yandex Mail have no list of folders.
      if (page.webmail.id === 'yandex') shown.document.body.prepend(JSDOM.fragment(chosen('Спам')));
      const folder = messagesIn(page.webmail, shown).length === 0 ? null : folderOf(page.webmail, shown);
      const word = folder === null ? null : folder.certain ? 'yes' : 'likely';
      told.set(page.webmail.title, told.get(page.webmail.title) ?? word);
    }
    const documented = documentedWebmails().map(({ title, folder }) => [title, folder] as const);
    expect(new Map(documented)).toEqual(told);
  });
});

describe('a mailbox name as IMAP spells it (RFC 3501, section 5.1.3)', () => {
  it.each([
    ['&BCEEPwQwBDw-', 'Спам'],
    ['INBOX.&BCEEPwQwBDw-', 'INBOX.Спам'],
    ['~peter/mail/&U,BTFw-/&ZeVnLIqe-', '~peter/mail/台北/日本語'],
    ['R&-D', 'R&D'],
    ['R&D', 'R&D'],
    ['R&D-Team', 'R&D-Team'],
    ['&\u0000-', '&\u0000-'],
  ])('%s is %s', (written, name) => {
    expect(decodeModifiedUtf7(written)).toBe(name);
  });
});

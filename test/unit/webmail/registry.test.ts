// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OpenMessage, Webmail } from '../../../src/webmail/contract/adapter.ts';
import type { Language } from '../../../src/extension/settings/language.ts';
import { capture } from '../../../src/webmail/contract/capture.ts';
import { CATALOGUE, type WebmailEntry } from '../../../src/webmail/catalogue.ts';
import { FURTHER_WEBMAILS } from '../../../src/webmail/webmails/further-webmails.ts';
import {
  addFurtherWebmails,
  MAX_OPEN_MESSAGES,
  messagesIn,
  needsFurtherWebmails,
  recogniseWebmail,
  WEBMAILS,
} from '../../../src/webmail/reader/registry.ts';
import { readMessages } from '../ui/render-page.ts';
import { openPage, pageText } from './web-page.ts';

const ROOT = join(import.meta.dirname, '../../..');
const ALL: readonly Webmail[] = [...WEBMAILS, ...FURTHER_WEBMAILS];
const ids = ALL.map(({ id }) => id);

const HEADINGS = ['Webmail', 'Tier', 'Where', 'Automatic', 'By hand', 'Tested on', 'Permissions', 'Evidence'];

function row({ title, tier, where, automatic, byHand, testedOn, permissions, evidence }: WebmailEntry): string {
  const cells = [title, tier, where, automatic, byHand ?? '–', testedOn, permissions, evidence];
  return `| ${cells.join(' | ')} |`;
}

describe('the registry of webmails', () => {
  it('has each webmail once', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain('source');
  });

  it('has an identifier that can stand in a locale key', () => {
    expect(ids.filter((id) => !/^[a-z][a-z0-9_]*$/u.test(id))).toEqual([]);
  });

  it('says of each webmail what stands in the catalogue, and of no other', () => {
    const known = ALL.map(({ id, title }) => `${id} ${title}`);
    expect(CATALOGUE.map(({ id, title }) => `${id} ${title}`).toSorted()).toEqual(known.toSorted());
  });

  it('has a dated page with a provenance for each webmail', () => {
    const pages = join(ROOT, 'test/webmail-pages');
    for (const id of ids) {
      const files = readdirSync(join(pages, id));
      expect(files, id).not.toEqual([]);
      for (const file of files) {
        const [first = ''] = readFileSync(join(pages, id, file), 'utf8').split('\n');
        expect(first, `${id}/${file}`).toMatch(/^<!-- .*(?:Seen|Read|Inferred) on \d{4}-\d\d-\d\d\..* -->$/u);
      }
    }
  });

  it.each<Language>(['en', 'ru'])('tells each known way by hand, in two lines of the popup (%s)', (language) => {
    const told = [...readMessages(language)].flatMap(([key, { message }]) => {
      const id = capture(/^failure_by_hand_(.*)$/u, key);
      return id === null ? [] : [{ id, message }];
    });
    const known = CATALOGUE.filter(({ byHand }) => byHand !== null && !byHand.includes('not known'));
    expect(told.map(({ id }) => id).toSorted()).toEqual(known.map(({ id }) => id).toSorted());
    // About 40 letters stand in a line (measured in both browsers on 2026-11-27).
    expect(told.filter(({ message }) => message.length > 80)).toEqual([]);
  });

  it('stands in docs/webmails.md as it is', () => {
    const table = [
      `| ${HEADINGS.join(' | ')} |`,
      `| ${HEADINGS.map(() => '---').join(' | ')} |`,
      ...CATALOGUE.map(row),
    ];
    const lines = readFileSync(join(ROOT, 'docs/webmails.md'), 'utf8').split('\n');
    const first = lines.indexOf(table[0] ?? '');
    expect(lines.slice(first, lines.indexOf('', first))).toEqual(table);
  });
});

describe('a page', () => {
  it('belongs to no webmail when nothing marks it as one', async () => {
    expect(recogniseWebmail(await openPage('<h1>News</h1>', 'https://news.example/'))).toBeNull();
  });

  it('is recognised by one webmail only', async () => {
    const page = await openPage(
      pageText('roundcube/elastic-message'),
      'https://mail.example/?_task=mail&_action=show&_uid=3&_mbox=INBOX',
    );
    expect(ALL.filter((webmail) => webmail.recognise(page)).map(({ id }) => id)).toEqual(['roundcube']);
  });
});

describe('the further webmails', () => {
  it('are asked for where a page is unknown, or has only marks that a sender can imitate', async () => {
    const workmail = await openPage(pageText('mailru/thread'), 'https://mail.romashka.test/inbox/');
    expect(recogniseWebmail(workmail)?.id).toBe('mailru');
    expect(needsFurtherWebmails(workmail)).toBe(true);
    expect(needsFurtherWebmails(await openPage('<h1>News</h1>', 'https://news.example/'))).toBe(true);
  });

  it('are not asked for where the address tells, or a script of the webmail', async () => {
    expect(needsFurtherWebmails(await openPage(pageText('mailru/thread'), 'https://e.mail.ru/inbox/'))).toBe(false);
    const roundcube = await openPage(pageText('roundcube/elastic-message'), 'https://mail.example/?_task=mail');
    expect(needsFurtherWebmails(roundcube)).toBe(false);
  });

  it('are not asked for twice', async () => {
    addFurtherWebmails(FURTHER_WEBMAILS);
    expect(needsFurtherWebmails(await openPage('<h1>News</h1>', 'https://news.example/'))).toBe(false);
  });
});

describe('an adapter that a page misleads', () => {
  const open = (key: string): OpenMessage => ({
    ref: { key, subject: null, sender: null, time: null },
    routes: () => [],
  });
  const webmail = (openMessages: () => OpenMessage[]): Webmail => ({
    id: 'x',
    title: 'X',
    bodies: 'p',
    recognise: () => true,
    openMessages,
  });

  it('has each message once and a bounded number of them', async () => {
    const page = await openPage('', 'https://mail.example/');
    expect(
      messagesIn(
        webmail(() => [open('1'), open('2'), open('1')]),
        page,
      ),
    ).toHaveLength(2);
    const flood = Array.from({ length: 1000 }, (_, at) => open(String(at)));
    expect(
      messagesIn(
        webmail(() => flood),
        page,
      ),
    ).toHaveLength(MAX_OPEN_MESSAGES);
  });

  it('has no messages when it throws', async () => {
    const page = await openPage('', 'https://mail.example/');
    const broken = webmail(() => {
      throw new TypeError('a getter of the page');
    });
    expect(messagesIn(broken, page)).toEqual([]);
  });
});

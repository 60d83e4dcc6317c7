// @vitest-environment jsdom
// fresh modules
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OpenMessage, Webmail } from '../../../src/webmail/contract/adapter.ts';
import type { Language } from '../../../src/extension/settings/languages.ts';
import { capture } from '../../../src/webmail/contract/capture.ts';
import { FURTHER_WEBMAILS } from '../../../src/webmail/webmails/further-registry.ts';
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
import { contractLines, documentedContracts, documentedWebmails, namesItsMenu } from './webmails-document.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

const ROOT = join(import.meta.dirname, '../../..');
const ALL: readonly Webmail[] = [...WEBMAILS, ...FURTHER_WEBMAILS];
const ids = ALL.map(({ id }) => id);

/** The identifier of a webmail by its title. */
const idOf = (title: string): string => ALL.find((webmail) => webmail.title === title)?.id ?? `unknown: ${title}`;

describe('the registry of webmails', () => {
  it('has each webmail once', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain('source');
  });

  it('has an identifier that is valid in a locale key', () => {
    expect(ids.filter((id) => !/^[a-z][a-z0-9_]*$/u.test(id))).toEqual([]);
  });

  it('has the webmails of docs/webmails.md, each with its facts, and no other', () => {
    const documented = documentedWebmails();
    expect(documented.map(({ title }) => title).toSorted()).toEqual(ALL.map(({ title }) => title).toSorted());
    expect(documented.filter(({ facts }) => !/ From: .*\d{4}-\d\d-\d\d/u.test(facts))).toEqual([]);
    for (const { title, tier, automatic, testedOn } of documented) {
      expect(['1', '2', '3'], title).toContain(tier);
      expect(['yes', 'tried', 'no'], title).toContain(automatic);
      expect(['real', 'played'], title).toContain(testedOn);
    }
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

  it.each<Language>(['en', 'ru'])(
    'explains each known way of opening a source by hand, in two lines of the popup (%s)',
    (language) => {
      const told = [...readMessages(language)].flatMap(([key, { message }]) => {
        const id = capture(/^failure_by_hand_(.*)$/u, key);
        return id === null ? [] : [{ id, message }];
      });
      const known = documentedWebmails().filter(namesItsMenu);
      expect(told.map(({ id }) => id).toSorted()).toEqual(known.map(({ title }) => idOf(title)).toSorted());
      // About 40 letters fit on a line (measured in both browsers on 2026-11-27).
      expect(told.filter(({ message }) => message.length > 80)).toEqual([]);
    },
  );
});

describe('the contract of a webmail', () => {
  it('is in docs/webmails.md as it is in the code', () => {
    const sections = (lines: readonly string[]): string[] =>
      lines
        .map((line) => (line.startsWith('###') ? `\n${line}` : line))
        .join(' ')
        .split('\n')
        .map((each) => each.trim())
        .toSorted();
    expect(sections(documentedContracts())).toEqual(sections(ALL.flatMap(contractLines)));
  });

  it.each(ALL)('$title is recognised by its address or by what no message can contain', ({ signs }) => {
    expect(signs.length).toBeGreaterThan(0);
    for (const { host, shell = [], headScript, cookie } of signs) {
      expect(host !== undefined || shell.length > 0 || headScript !== undefined || cookie !== undefined).toBe(true);
      // In the head, or the head, the body or the root itself: nothing below the body.
      const parts = shell.flatMap((selector) => selector.split(/,(?![^[]*\])/u)).map((part) => part.trim());
      expect(
        parts.filter((part) => !/^(?:head > \w+[^\s>]*(?: [^\s>]+)*|(?:html|head|body)[.#[][^>]*)$/u.test(part)),
      ).toEqual([]);
    }
  });

  it.each(ALL.flatMap(({ title, requests }) => requests.map((shape) => ({ title, shape }))))(
    '$title declares every placeholder of "$shape.template" with a whole pattern',
    ({ shape }) => {
      const places = [...shape.template.matchAll(/\{[+&]?(\w+)\}/gu)].map(([, name]) => name);
      const inBody = [...JSON.stringify([shape.body ?? null, shape.form ?? null]).matchAll(/"\{(\w+)\}"/gu)].map(
        ([, name]) => name,
      );
      expect(new Set(Object.keys(shape.values))).toEqual(new Set([...places, ...inBody]));
      for (const { source } of Object.values(shape.values)) expect(source).toMatch(/^\^.*\$$/u);
    },
  );
});

describe('a page', () => {
  it('belongs to no webmail if nothing marks it as one', async () => {
    expect(recogniseWebmail(await openPage('<h1>News</h1>', 'https://news.example/'))).toBeNull();
  });

  it('is recognised by one webmail only', async () => {
    const page = await openPage(
      pageText('roundcube/elastic-message'),
      'https://mail.example/?_task=mail&_action=show&_uid=3&_mbox=INBOX',
    );
    expect(ALL.filter((webmail) => isPageOf(webmail, page)).map(({ id }) => id)).toEqual(['roundcube']);
  });
});

describe('the further webmails', () => {
  it('are loaded if a page is unknown', async () => {
    expect(needsFurtherWebmails(await openPage('<h1>News</h1>', 'https://news.example/'))).toBe(true);
    const marksAlone = await openPage(pageText('mailru/thread'), 'https://mail.romashka.test/inbox/');
    expect(needsFurtherWebmails(marksAlone)).toBe(true);
  });

  it('are not loaded if the address or the shell identifies the page', async () => {
    expect(needsFurtherWebmails(await openPage(pageText('mailru/thread'), 'https://e.mail.ru/inbox/'))).toBe(false);
    const roundcube = await openPage(pageText('roundcube/elastic-message'), 'https://mail.example/?_task=mail');
    expect(needsFurtherWebmails(roundcube)).toBe(false);
    const original = await openPage('<pre></pre>', 'https://mail.google.com/mail/u/0/?view=om&th=18f');
    expect(needsFurtherWebmails(original)).toBe(false);
  });

  it('are not loaded twice', async () => {
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
    signs: [],
    requests: [],
    openMessages,
  });

  it('has each message once, and a bounded number of messages', async () => {
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

  it('has no messages if it throws', async () => {
    const page = await openPage('', 'https://mail.example/');
    const broken = webmail(() => {
      throw new TypeError('a getter of the page');
    });
    expect(messagesIn(broken, page)).toEqual([]);
  });
});

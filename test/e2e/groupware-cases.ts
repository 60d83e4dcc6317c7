import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Browser } from '../lab/browsers/browser.ts';
import { readShown } from '../lab/browsers/extension-view.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { type Dovecot, type Mailbox, startDovecot } from '../lab/servers/dovecot.ts';
import type { DrivenWebmail, OpenWebmail } from '../lab/webmails/driven-webmail.ts';
import { ask, launch } from './browser-under-test.ts';
import { readSelected } from './read-selected.ts';
import {
  fromCorpus,
  withEncodedKoi8Subject,
  withLargeAttachment,
  withoutReceived,
  withRawKoi8Subject,
} from './mail.ts';

const IVAN: Mailbox = { user: 'ivan', password: 'ivanpass' };
/** It contains a character that each webmail encodes in its own way. */
const FOLDER = 'Тесты, 2 & 3';
/** The folder of a message whose subject not every webmail can show. */
const KOI8_FOLDER = 'KOI8-R';
const MEGABYTE = 1024 * 1024;
/** The request mode of adapters. */
const MODE_OF_ADAPTERS = 'same-origin';

/** The server of a webmail that uses a Dovecot. */
interface Groupware {
  readonly url: string;
  readonly endSessions: () => void | Promise<void>;
  stop(): Promise<void>;
}

export interface GroupwareUnderTest {
  readonly title: string;
  readonly start: (dovecot: Dovecot) => Promise<Groupware>;
  readonly open: OpenWebmail;
  /** The webmail's request for the source of a message. */
  readonly sourceRequest: RegExp;
  /** Registers cases for its other views, which begin signed out. */
  readonly otherViews?: (lab: () => GroupwareLab) => void;
}

/** The product with mail in it, and a browser. */
interface GroupwareLab {
  readonly browser: Browser;
  readonly url: string;
  readonly mailbox: Mailbox;
  readonly endSessions: Groupware['endSessions'];
}

/**
 * What the extension must do for the users of a webmail on their own server, tried on the real product in the browser
 * under test.
 */
export function describeGroupware({ title, start, open, sourceRequest, otherViews }: GroupwareUnderTest): void {
  describe(`a message in ${title}`, () => {
    const teardown = new Teardown();
    let browser: Browser;
    let groupware: Groupware;
    let webmail: DrivenWebmail;

    beforeAll(async () => {
      const dovecot = teardown.add(await startDovecot([IVAN], [FOLDER, KOI8_FOLDER]));
      dovecot.deliver(IVAN.user, 'INBOX', [
        fromCorpus('a01-relayed-romashka', 'Relayed to Postfix'),
        fromCorpus('i2-helo-forged-noptr-pion', 'Forged in HELO'),
        fromCorpus('h-direct-astra', 'Sent directly'),
        withoutReceived('Never travelled'),
        withEncodedKoi8Subject('a01-relayed-romashka', 'KOI8 encoded'),
        withLargeAttachment('a01-relayed-romashka', 'With a video', 25 * MEGABYTE),
      ]);
      dovecot.deliver(IVAN.user, KOI8_FOLDER, [withRawKoi8Subject('a01-relayed-romashka', 'KOI8 raw')]);
      dovecot.deliver(IVAN.user, FOLDER, [
        fromCorpus('a05-relayed-tulpan', 'In a folder'),
        fromCorpus('i2-helo-forged-noptr-pion', 'Sent to be sorted'),
      ]);
      groupware = teardown.add(await start(dovecot));
      browser = teardown.add(await launch());
      webmail = await open(browser, groupware.url, IVAN);
    });
    afterAll(() => teardown.run());
    describe('in its usual view', () => {
      beforeEach(() => webmail.openInbox());
      // A page whose session has ended keeps sending requests, whose answers would end the next page's session too.
      afterAll(() => webmail.tab.goto('about:blank'));

      const sourceRequests = () => browser.network.requests().filter(({ url }) => sourceRequest.test(url));

      test.each([
        ['Never travelled', 'undetermined'],
        ['KOI8 encoded', 'proven'],
      ])('“%s” is judged: %s', async (subject, verdict) => {
        await webmail.open(subject);
        expect((await ask(webmail.tab)).verdict).toBe(verdict);
      });

      test('is judged by its exact bytes', async () => {
        await webmail.open('Relayed to Postfix');
        const shown = await ask(webmail.tab);
        expect(shown.verdict).toBe('proven');
        expect(shown.host).toContain('185.138.182.101');
        expect(shown.raw).toContain('by mx1.romashka.test (Postfix) with ESMTPS id 0BD1C25E0A4');
      });

      test('in a folder with a Russian name is read', async () => {
        await webmail.openFolder(FOLDER);
        await webmail.open('In a folder');
        const popup = await webmail.tab.clickToolbarButton();
        expect((await readShown(popup)).verdict).toBe('proven');
        await popup.waitFor(`document.querySelector('[data-part="folder"]') !== null`); // after the answer
        expect((await readShown(popup)).folder).toBe(`In the folder ${FOLDER}, as ${title} shows it`);
        await popup.close();
      });

      test('with a raw KOI8-R subject, contrary to the rules, is read', async () => {
        await webmail.openFolder(KOI8_FOLDER);
        await webmail.open('');
        expect((await ask(webmail.tab)).verdict).toBe('proven');
      });

      test('that was opened after another one is the one that is judged', async () => {
        await webmail.open('Relayed to Postfix');
        await webmail.open('Sent directly');
        expect((await ask(webmail.tab)).verdict).toBe('absent');
      });

      test('in a separate window is read', async () => {
        await webmail.open('Sent directly');
        await webmail.tab.goto(await webmail.addressOfWindow());
        await webmail.tab.waitFor(`document.body.textContent.includes('Sent directly')`);
        expect((await ask(webmail.tab)).verdict).toBe('absent');
      });

      test('with an attachment of 25 MB is read no further than its head', async () => {
        await webmail.open('With a video');
        browser.network.stallAfter(MEGABYTE, sourceRequest);
        const before = sourceRequests().length;
        const popup = await webmail.tab.clickToolbarButton();
        expect((await readShown(popup)).verdict).toBe('proven');
        expect(sourceRequests()).toHaveLength(before + 1);
        await popup.close();
      });

      test('is read with the others that are selected in the list, one after another, each into its row', async () => {
        await webmail.select(['Relayed to Postfix', 'Sent directly', 'Forged in HELO']);
        const before = sourceRequests().length;
        const { table, rows } = await readSelected(browser, webmail.tab, '3 messages are selected: check them', 3);
        expect(Object.fromEntries(rows.map(({ subject, answer }) => [subject, answer]))).toEqual({
          'Relayed to Postfix': 'Proven',
          'Sent directly': 'No',
          'Forged in HELO': 'Contradicted',
        });
        expect(sourceRequests()).toHaveLength(before + 3);
        await table.close();
      });

      test('is read with the others that are selected in a folder with a Russian name', async () => {
        await webmail.openFolder(FOLDER);
        await webmail.select(['In a folder', 'Sent to be sorted']);
        const { table, rows } = await readSelected(browser, webmail.tab, '2 messages are selected: check them', 2);
        expect(new Set(rows.map(({ subject, folder }) => `${subject} in ${folder}`))).toEqual(
          new Set([`In a folder in ${FOLDER}`, `Sent to be sorted in ${FOLDER}`]),
        );
        await table.close();
      });

      test('is not judged while none is open', async () => {
        const shown = await ask(webmail.tab);
        expect([shown.state, shown.reason]).toEqual(['failure', 'no-open-message']);
      });

      test('whose session has since ended is not read, and the user is informed', async () => {
        await webmail.open('Relayed to Postfix');
        // Otherwise the page may ask its server, learn that the session has ended, and leave the message.
        const quiet = browser.network.hold((_, mode) => mode !== MODE_OF_ADAPTERS);
        await groupware.endSessions();
        const shown = await ask(webmail.tab);
        quiet.release();
        expect([shown.state, shown.reason]).toEqual(['failure', 'signed-out']);
      });
    });

    otherViews?.(() => ({
      browser,
      url: groupware.url,
      mailbox: IVAN,
      endSessions: () => groupware.endSessions(),
    }));
  });
}

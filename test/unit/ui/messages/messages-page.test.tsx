// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ListListener } from '../../../../src/extension/active-tab/read-list-of-tab.ts';
import type { ListSummary } from '../../../../src/extension/wire/list-protocol.ts';
import type { RelayProfile } from '../../../../src/relay/profile.ts';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import { inspect } from '../../../../src/report/inspect.ts';
import { MessagesPage } from '../../../../src/ui/messages/messages-page.tsx';
import type { MessagesServices } from '../../../../src/ui/messages/messages-services.ts';
import { TableClient } from '../../../../src/ui/messages/table-client.ts';
import { TableHost } from '../../../../src/ui/messages/table-host.ts';
import type { FromWorker } from '../../../../src/ui/messages/table-protocol.ts';
import { ABSENT, PROVEN } from '../sample-messages.ts';
import { press } from '../options/fill-in.ts';
import { find, findAll, showPage, speakLanguage, textOf, whileSettling } from '../render-page.ts';

const LIST: ListSummary = { webmail: { id: 'roundcube', title: 'Roundcube' }, kind: 'selected', count: 3, total: 3 };
const ref = (key: string) => ({ key, subject: `Order ${key}`, sender: null, time: null });

type Takers = Parameters<MessagesServices['takeForTable']>[0];

let profiles: readonly RelayProfile[];
let sites: readonly string[];
let takers: Takers[];
let listener: ListListener | null;
let ended: ((began: boolean) => void) | null;
let refused: ((error: Error) => void) | null;
let signal: AbortSignal | null;
let remembered: boolean;
/** How often the pages were asked which messages are open in them. */
let asked: number;
let opened: Parameters<MessagesServices['observeOpened']>[0];

/** A table in this thread, run as its worker runs it. */
function client(): TableClient {
  let hear: (message: FromWorker) => void = () => undefined;
  const host = new TableHost((message) => hear(message));
  return new TableClient({
    send: (id, command) =>
      void host.handle(command).then(
        (reply) => hear({ kind: 'reply', id, reply }),
        () => hear({ kind: 'failed', id }),
      ),
    listen: (listening) => (hear = listening),
  });
}

async function open(): Promise<void> {
  const services: MessagesServices = {
    client: client(),
    loadInspectSettings: () => Promise.resolve({ profiles, myServers: { hostSuffixes: [], networks: [] } }),
    observeSettings: () => () => undefined,
    inspect,
    words: () => ({ locale: 'en', words: {} }),
    takeForTable: (taking) => void takers.push(taking),
    readList: (_tab, listening, stopping) => {
      listener = listening;
      signal = stopping;
      return new Promise((resolve, reject) => {
        ended = resolve;
        refused = reject;
      });
    },
    checkedSites: () => Promise.resolve(sites),
    askWhatIsOpen: async () => void (asked += 1),
    loadCollecting: () => remembered,
    saveCollecting: (all) => (remembered = all),
    observeOpened: (heard) => {
      opened = heard;
      return () => undefined;
    },
    openReport: () => Promise.resolve(),
    loadColumns: () => ['answer', 'subject'],
    saveColumns: () => undefined,
  };
  await showPage(<MessagesPage services={services} />);
}

beforeEach(() => {
  speakLanguage('en', 'messages');
  takers = [];
  profiles = [];
  sites = ['https://mail.romashka.test', 'https://mail.roza.test'];
  remembered = false;
  asked = 0;
  listener = null;
  ended = null;
  refused = null;
  signal = null;
});

describe('the keys for copying on the page “Messages”', () => {
  const copies = vi.fn<(text: string) => Promise<void>>();
  const pressCopy = (place: Element): Promise<boolean> => {
    const event = new Event('copy', { bubbles: true, cancelable: true });
    return whileSettling(() => place.dispatchEvent(event)).then(() => event.defaultPrevented);
  };

  beforeEach(async () => {
    copies.mockReset().mockResolvedValue();
    // Without ClipboardItem, as in a browser that accepts text only.
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: copies } });
    await open();
    const source = new TextEncoder().encode(PROVEN);
    await whileSettling(() => takers[0]?.message({ place: 'Roundcube', key: '1', source, part: null, folder: null }));
  });

  it('copy the table, and the page says so', async () => {
    expect(await pressCopy(document.body)).toBe(true);
    await vi.waitFor(() => expect(textOf('[data-part="out"] [role="status"]')).toBe('Copied.'));
    expect(copies.mock.lastCall?.[0]).toMatch(/\t[^]*\r\n/u);
  });

  it('are left alone where text is selected or typed', async () => {
    expect(await pressCopy(find('[data-part="search"]'))).toBe(false);
    document.getSelection()?.selectAllChildren(find('h1'));
    expect(await pressCopy(document.body)).toBe(false);
    expect(copies).not.toHaveBeenCalled();
  });
});

describe('grouping by campaign on the page “Messages”', () => {
  const headings = (): readonly string[] => findAll('.grid-head .sort').map(({ textContent }) => textContent.trim());

  it('brings the column of the campaign, and takes it away again', async () => {
    await open();
    const source = new TextEncoder().encode(PROVEN);
    await whileSettling(() => takers[0]?.message({ place: 'Roundcube', key: '1', source, part: null, folder: null }));
    const before = headings();
    await press('[data-part="group"]');
    expect(headings()).toEqual(['Campaign', ...before]);
    await press('[data-part="group"]');
    expect(headings()).toEqual(before);
  });

  it('leaves a column of the campaign that the reader had chosen', async () => {
    await open();
    const source = new TextEncoder().encode(PROVEN);
    await whileSettling(() => takers[0]?.message({ place: 'Roundcube', key: '1', source, part: null, folder: null }));
    await press('[data-column="campaign"]');
    const before = headings();
    await press('[data-part="group"]');
    await press('[data-part="group"]');
    expect(headings()).toEqual(before);
    expect(before).toContain('Campaign');
  });
});

describe('the page “Messages”, when messages began to take another route', () => {
  const dated = (peer: string, minute: number): Uint8Array =>
    new TextEncoder().encode(
      `Received: from ${peer} by mx.vasilek.test (Postfix) with ESMTPS id 1; Mon, 23 Nov 2026 10:${String(minute).padStart(2, '0')}:00 +0000\r\nFrom: a@b.example\r\nMessage-ID: <${minute}@b.example>\r\nDate: x\r\n\r\n`,
    );

  const addSeries = async (): Promise<void> => {
    for (let minute = 0; minute < 20; minute++) {
      const peer = minute < 10 ? 'gato7.sndsy.ru (gato7.sndsy.ru [185.138.182.7])' : 'm1.example.net ([198.51.100.7])';
      takers[0]?.message({
        place: `${minute}.eml`,
        key: `${minute}`,
        source: dated(peer, minute),
        part: null,
        folder: null,
      });
    }
    await vi.waitFor(() => find('[data-action="compare-change"]'));
  };

  it('shows the last of the one and the first of the other side by side on one click', async () => {
    profiles = [sendsay];
    await open();
    await addSeries();
    await press('[data-action="compare-change"]');
    const headings = findAll('[data-part="comparison"] thead th').map(({ textContent }) => textContent);
    expect(headings.slice(1)).toEqual(['1: 9.eml', '2: 10.eml']);
    const [answer] = findAll('[data-part="comparison"] tr[data-differs="true"] th');
    expect(answer?.textContent).toBe('≠ Answer (differs)');
  });

  it('puts the focus into the comparison; Escape closes it and puts the focus back', async () => {
    profiles = [sendsay];
    await open();
    await addSeries();
    find('[data-action="compare-change"]').focus();
    await press('[data-action="compare-change"]');
    expect(document.activeElement).toBe(find('[data-part="comparison"]'));
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
    await whileSettling(() => document.activeElement?.dispatchEvent(escape));
    expect(findAll('[data-part="comparison"]')).toHaveLength(0);
    expect(document.activeElement).toBe(find('[data-action="compare-change"]'));
  });
});

describe('the page “Messages”, when a webmail’s list is handed to it', () => {
  const begin = async (): Promise<void> => {
    await open();
    await whileSettling(() => takers[0]?.list({ tabId: 7 }));
    await whileSettling(() => listener?.onBegin(LIST, ['1', '2', '3'].map(ref)));
  };
  const read = (key: string, what: Parameters<ListListener['onMessage']>[1]): Promise<void> =>
    whileSettling(() => listener?.onMessage(ref(key), what));

  it('takes what is handed over once, however often it is drawn', async () => {
    await begin();
    await read('1', new TextEncoder().encode(PROVEN));
    await read('2', 'not-found');
    expect(takers).toHaveLength(1);
  });

  it('says how many of how many are read, and stops on request', async () => {
    await begin();
    await read('1', new TextEncoder().encode(PROVEN));
    expect(textOf('[data-part="list-progress"]')).toBe('Reading from Roundcube: 1 of 3');
    await press('[data-action="stop-list"]');
    expect(signal?.aborted).toBe(true);
    await whileSettling(() => ended?.(true));
    expect(textOf('[data-part="progress"]')).toBe('Stopped. What was read stays in the table.');
    expect(find('main').dataset['state']).toBe('table');
  });

  it('says so if the page of the webmail was gone before anything began', async () => {
    await open();
    await whileSettling(() => takers[0]?.list({ tabId: 7 }));
    await whileSettling(() => ended?.(false));
    expect(textOf('[data-part="progress"]')).toContain('closed or left before anything was read');
    expect(findAll('progress')).toHaveLength(0);
  });

  it('says the same if the browser refuses the tab, and still reads the next list', async () => {
    await open();
    await whileSettling(() => takers[0]?.list({ tabId: 7 }));
    await whileSettling(() => refused?.(new Error('Could not establish connection.')));
    expect(textOf('[data-part="progress"]')).toContain('closed or left before anything was read');
    await whileSettling(() => takers[0]?.list({ tabId: 8 }));
    await whileSettling(() => listener?.onBegin(LIST, ['1', '2', '3'].map(ref)));
    expect(textOf('[data-part="list-progress"]')).toBe('Reading from Roundcube: 0 of 3');
    await whileSettling(() => ended?.(true));
    expect(textOf('[data-part="progress"]')).toBe('');
  });
});

describe('the page “Messages”, when messages are opened at a site that is checked', () => {
  const SITE = 'https://mail.romashka.test';
  const rows = (): string => textOf('[data-part="shown"]');
  const openAt = async (site: string, source: string, key = 'INBOX/1'): Promise<void> => {
    await whileSettling(() => {
      opened(site, {
        place: 'Roundcube',
        key: `roundcube ${key}`,
        source: new TextEncoder().encode(source),
        part: null,
        folder: null,
      });
    });
  };

  it('collects nothing until it is switched on', async () => {
    await open();
    await openAt(SITE, PROVEN);
    expect(find('main').dataset['state']).toBe('empty');
  });

  it('has a row for each message, and only one for a message that is opened again', async () => {
    await open();
    await press(`[data-site="${SITE}"]`);
    await openAt(SITE, PROVEN);
    await openAt(SITE, PROVEN);
    await openAt(SITE, ABSENT, 'INBOX/2');
    await vi.waitFor(() => expect(rows()).toContain('2 of 2'));
  });

  it('has a row for each of two accounts of one webmail, whose messages have the same number', async () => {
    await open();
    await press(`[data-site="${SITE}"]`);
    await openAt(SITE, PROVEN);
    await openAt(SITE, ABSENT);
    await openAt(SITE, PROVEN);
    await vi.waitFor(() => expect(rows()).toContain('2 of 2'));
  });

  it('collects from all sites with one box, asks which messages are open already, and remembers the choice', async () => {
    await open();
    expect(asked).toBe(0);
    await press('[data-action="collect-all"]');
    expect([asked, remembered]).toEqual([1, true]);
    await openAt(SITE, PROVEN);
    await openAt('https://mail.roza.test', ABSENT);
    await vi.waitFor(() => expect(rows()).toContain('2 of 2'));
  });

  it('collects from no site that is not checked, even if all are chosen', async () => {
    remembered = true;
    await open();
    await openAt('https://mail.lavka.test', PROVEN);
    expect(find('main').dataset['state']).toBe('empty');
    await openAt(SITE, ABSENT);
    await vi.waitFor(() => expect(rows()).toContain('1 of 1'));
  });

  it('collects at once if that is what was chosen last', async () => {
    remembered = true;
    await open();
    expect(asked).toBe(1);
    await openAt(SITE, PROVEN);
    await vi.waitFor(() => expect(rows()).toContain('1 of 1'));
  });

  it('collects from the other sites if one is taken out', async () => {
    remembered = true;
    await open();
    await press('[data-site="https://mail.roza.test"]');
    expect(remembered).toBe(false);
    await openAt('https://mail.roza.test', ABSENT);
    expect(find('main').dataset['state']).toBe('empty');
    await openAt(SITE, PROVEN);
    await vi.waitFor(() => expect(rows()).toContain('1 of 1'));
  });

  it('says how to begin if no site is checked', async () => {
    sites = [];
    await open();
    expect(textOf('[data-part="collect"]')).toContain('switch on automatic checking');
    expect(find('[data-part="collect"] a').getAttribute('href')).toBe('options.html');
  });

  it('collects from no other site, and stops once the box is cleared', async () => {
    await open();
    await press(`[data-site="${SITE}"]`);
    await openAt('https://mail.lavka.test', PROVEN);
    await press(`[data-site="${SITE}"]`);
    await openAt(SITE, ABSENT);
    expect(find('main').dataset['state']).toBe('empty');
  });

  it('begins to collect when the popup says so, and shows from which site', async () => {
    await open();
    await whileSettling(() => takers[0]?.collect('https://mail.example'));
    expect(textOf('[data-part="collect"]')).toContain('mail.example');
    await openAt('https://mail.example', PROVEN);
    await vi.waitFor(() => expect(rows()).toContain('1 of 1'));
  });
});

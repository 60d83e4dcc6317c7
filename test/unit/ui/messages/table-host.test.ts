import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import english from '../../../../public/_locales/en/messages.json';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import type { InspectSettings } from '../../../../src/report/inspect-settings.ts';
import type { PartReason } from '../../../../src/report/report.ts';
import type { SharedMasking } from '../../../../src/report/share.ts';
import { TableHost } from '../../../../src/ui/messages/table-host.ts';
import type {
  FromWorker,
  RowWindow,
  TableCommand,
  TableForm,
  TableProgress,
  TableQuery,
  TableReply,
} from '../../../../src/ui/messages/table-protocol.ts';

const corpus = join(import.meta.dirname, '../../../corpus/messages');
const relayed = readFileSync(join(corpus, 'a01-relayed-romashka.eml'));
const direct = readFileSync(join(corpus, 'h-direct-astra.eml'));

const WORDS = Object.fromEntries(Object.entries(english).map(([key, { message }]) => [key, message]));
const QUERY: TableQuery = {
  filters: [],
  search: '',
  sort: null,
  grouped: false,
  columns: ['answer', 'subject', 'spf', 'place'],
};

/** A table as the worker runs it, without the worker. */
class Table {
  readonly told: TableProgress[] = [];
  readonly #host = new TableHost((message: FromWorker) => {
    if (message.kind === 'progress') this.told.push(message);
  });

  async start(): Promise<this> {
    await this.use({ profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } });
    return this;
  }

  use(settings: InspectSettings): Promise<TableReply> {
    return this.do({ kind: 'settings', settings, words: { locale: 'en', words: WORDS } });
  }

  do(command: TableCommand): Promise<TableReply> {
    return this.#host.handle(command);
  }

  files(files: Readonly<Record<string, Uint8Array | string>>): Promise<TableReply> {
    const named = Object.entries(files).map(([name, content]) => ({
      name,
      file: new Blob([new Uint8Array(typeof content === 'string' ? new TextEncoder().encode(content) : content)]),
    }));
    return this.do({ kind: 'files', files: named });
  }

  async window(query: Partial<TableQuery> = {}): Promise<RowWindow> {
    const reply = await this.do({ kind: 'window', query: { ...QUERY, ...query }, from: 0, to: 1000 });
    if (reply.kind !== 'window') throw new Error('a window was expected');
    return reply.window;
  }

  async cells(query: Partial<TableQuery> = {}): Promise<string[]> {
    return (await this.window(query)).rows.map(({ cells }) => cells.join(' | '));
  }
}

/** An mbox with these SPF results for one campaign. */
const mboxOf = (results: readonly string[], campaign: string): string =>
  results
    .map(
      (result, nth) =>
        `From x Mon Nov 23 19:46:21 2026\nAuthentication-Results: mx.b.example; spf=${result} smtp.mailfrom=a.example\nReceived: from a.example (a.example [192.0.2.1]) by mx.b.example (Postfix) with ESMTP id 1; Mon, 23 Nov 2026 ${10 + nth}:00:00 +0000\nFrom: a@a.example\nSubject: ${campaign} ${nth}\nX-Campaign-Id: ${campaign}\nDate: x\n\nbody\n\n`,
    )
    .join('');

async function textsOfWorkbook(blob: Blob): Promise<string> {
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  return strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array());
}

describe('the table of messages', () => {
  test('reads files, archives and mboxes into rows, with counters by answer', async () => {
    const table = await new Table().start();
    await table.files({ 'a.eml': relayed, 'b.zip': zipSync({ 'c.eml': direct, 'd.txt': new Uint8Array([1, 2, 3]) }) });
    expect(await table.cells({ columns: ['answer', 'place'] })).toEqual([
      'Proven | a.eml',
      'No | b.zip!c.eml',
      expect.stringMatching(/^Not read: .* \| b\.zip!d\.txt$/u),
    ]);
    expect(table.told.at(-1)).toMatchObject({
      rows: 3,
      reading: null,
      answers: [
        ['proven', 1],
        ['absent', 1],
        ['unreadable', 1],
      ],
    });
  });

  test('reports its progress, and stops with what it has read', async () => {
    const table = await new Table().start();
    const reading = table.files({
      'a.mbox': mboxOf(
        Array.from({ length: 5000 }, () => 'pass'),
        'c',
      ),
    });
    expect(table.told[0]?.reading).toMatchObject({ file: 'a.mbox', done: 0 });
    await table.do({ kind: 'stop' });
    expect(await reading).toEqual({ kind: 'done', stopped: true });
    const { total } = await table.window();
    expect(total).toBeLessThan(5000);
  });

  test('reports a large table less often: after each report, the page asks for its rows again', async () => {
    const table = await new Table().start();
    // Each look at the clock is a millisecond later, however slow the machine is.
    let time = 0;
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => (time += 1));
    await table.files({ 'a.mbox': 'From a@a.example Mon Nov 23 19:46:21 2026\nSubject: Sale\n\n'.repeat(10_000) });
    clock.mockRestore();
    const rows = table.told.map((each) => each.rows);
    const few = rows.filter((count) => count < 5000).length;
    const many = rows.filter((count) => count >= 5000).length;
    expect(rows.at(-1)).toBe(10_000);
    expect(many).toBeGreaterThan(2);
    expect(few).toBeGreaterThan(3 * many);
  });

  test('shows the folder of a message from a webmail; a masked table omits one that a person has named', async () => {
    const table = await new Table().start();
    const add = (key: string, kind: 'spam' | 'other', name: string): Promise<TableReply> => {
      const folder = { kind, name, webmail: 'Roundcube', certain: true };
      return table.do({ kind: 'message', message: { place: 'Roundcube', key, source: relayed, part: null, folder } });
    };
    await add('1', 'spam', 'Junk');
    await add('2', 'other', 'Petrov');
    expect(await table.cells({ columns: ['folder'] })).toEqual(['Junk', 'Petrov']);
    const query = { ...QUERY, columns: ['folder'] } as const;
    const reply = await table.do({ kind: 'write', query, form: 'csv', masking: 'support' });
    if (reply.kind !== 'written') throw new Error('a file was expected');
    const text = await reply.file.blob.text();
    expect(text).toContain('Junk');
    expect(text).not.toContain('Petrov');
  });

  test('replaces the row of a message that is added again, and of no other with the same number', async () => {
    const table = await new Table().start();
    const add = (key: string, source: Uint8Array, part: PartReason | null = null): Promise<TableReply> =>
      table.do({ kind: 'message', message: { place: 'Roundcube', key, source, part, folder: null } });
    await add('1', relayed);
    await add('2', relayed);
    // The next account in the same webmail.
    await add('1', direct);
    for (const source of [relayed, direct]) await add('1', Uint8Array.from(source));
    expect(await table.cells({ columns: ['answer', 'place'] })).toEqual([
      'Proven | Roundcube',
      'Proven | Roundcube',
      'No | Roundcube',
    ]);
    // A text of a page is never a plain "Proven".
    await add('3', relayed, 'page-text');
    expect((await table.cells({ columns: ['answer'] })).at(-1)).toBe('Proven, with a condition');
    expect(new Map(table.told.at(-1)?.answers)).toEqual(
      new Map([
        ['proven', 3],
        ['absent', 1],
      ]),
    );
  });

  test('filters by a value, searches, sorts in either direction and groups', async () => {
    const table = await new Table().start();
    await table.files({
      'a.mbox': mboxOf(['pass', 'fail', 'none'], 'A') + mboxOf(['pass'], 'B') + mboxOf(['fail'], 'A'),
    });
    const columns = ['subject', 'spf'] as const;
    expect(await table.cells({ columns, filters: [{ column: 'spf', value: 'fail' }] })).toEqual([
      'A 1 | fail',
      'A 0 | fail',
    ]);
    expect(await table.cells({ columns, search: 'b 0' })).toEqual(['B 0 | pass']);
    expect(await table.cells({ columns: ['spf'], sort: { column: 'spf', direction: 'ascending' } })).toEqual([
      'fail',
      'fail',
      'none',
      'pass',
      'pass',
    ]);
    expect(await table.cells({ columns: ['spf'], sort: { column: 'spf', direction: 'descending' } })).toEqual([
      'pass',
      'pass',
      'none',
      'fail',
      'fail',
    ]);
    const grouped = await table.window({ grouped: true });
    expect(grouped.rows.map(({ group }) => group)).toEqual(['A', null, null, null, 'B']);
  });

  test('finds when messages began to take another route, with the rows on both sides of the change, whichever answer the table is filtered by', async () => {
    const table = await new Table().start();
    const peers = ['gato7.sndsy.ru (gato7.sndsy.ru [185.138.182.7])', 'm1.example.net (m1.example.net [198.51.100.7])'];
    const message = (nth: number): string =>
      `From x Mon Nov 23 19:46:21 2026\nReceived: from ${peers[nth < 20 ? 0 : 1]} by mx.b.example (Postfix) with ESMTPS id 1; Mon, 23 Nov 2026 10:${String(nth).padStart(2, '0')}:00 +0000\nFrom: a@a.example\nDate: x\n\nbody\n\n`;
    // The newest first, so that a row's number is not its place in time.
    const mbox = Array.from({ length: 40 }, (_, nth) => message(39 - nth)).join('');
    await table.files({ 'a.mbox': mbox });
    const seriesOf = async (value?: string) => {
      const filters = value === undefined ? [] : [{ column: 'answer', value } as const];
      const reply = await table.do({ kind: 'series', query: { ...QUERY, filters }, shift: 0 });
      if (reply.kind !== 'series') throw new Error('a series was expected');
      return reply.series;
    };
    for (const value of [undefined, 'Proven', 'No']) {
      const { summary, share } = await seriesOf(value);
      expect(summary.changes).toMatchObject([
        { before: { place: 'a.mbox#21', row: 20 }, after: { place: 'a.mbox#20', row: 19 } },
      ]);
      expect(share?.slots.reduce((sum, { relay, other }) => sum + relay + other, 0)).toBe(40);
      expect(summary.messages).toBe(value === undefined ? 40 : 20);
    }
  });

  test('marks a cell that differs from most of its campaign, and none if there is no majority', async () => {
    const table = await new Table().start();
    await table.files({ 'a.mbox': mboxOf(['pass', 'pass', 'fail'], 'A') + mboxOf(['pass', 'fail'], 'B') });
    expect((await table.window()).rows.map(({ deviating }) => deviating)).toEqual([
      [],
      [],
      ['spf', 'alignment'],
      [],
      [],
    ]);
  });

  test('returns the source of a row again: from a file, an mbox, an archive and a repaired text', async () => {
    const table = await new Table().start();
    const quoted = relayed
      .toString('utf8')
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n');
    await table.files({
      'a.eml': relayed,
      'b.mbox': `From x Mon Nov 23 19:46:21 2026\n${direct.toString('utf8')}`,
      'c.zip': zipSync({ 'd.eml': direct }),
      'e.txt': quoted,
    });
    const ids = await Promise.all(
      [0, 1, 2, 3].map(async (row) => {
        const reply = await table.do({ kind: 'source', row });
        const source = reply.kind === 'source' ? (reply.source?.bytes ?? null) : null;
        return /^message-id: <([^.>]*)/imu.exec(new TextDecoder().decode(source ?? new Uint8Array()))?.[1];
      }),
    );
    expect(ids).toEqual(['a01-relayed-romashka', 'h-direct-astra', 'h-direct-astra', 'a01-relayed-romashka']);
  });

  test('judges by the current settings, however often they change', async () => {
    const table = await new Table().start();
    await table.files({ 'a.eml': direct });
    const settings = {
      profiles: [{ ...sendsay, id: 'x', title: 'X', networks: ['0.0.0.0/8'], hostSuffixes: ['nowhere.example'] }],
      myServers: { hostSuffixes: [], networks: [] },
    };
    await table.do({ kind: 'settings', settings, words: { locale: 'en', words: WORDS } });
    await table.files({ 'b.eml': relayed });
    expect(await table.cells({ columns: ['answer', 'place'] })).toEqual(['No | a.eml', 'Not proven | b.eml']);
  });

  test('writes what is shown, masked for its readers, in every form', async () => {
    const table = await new Table().start();
    await table.files({ 'a.eml': relayed });
    const query = { ...QUERY, columns: ['answer', 'mailbox', 'host', 'subject'] as const };
    const written = async (form: TableForm, masking: SharedMasking): Promise<Blob> => {
      const reply = await table.do({ kind: 'write', query, form, masking });
      if (reply.kind !== 'written') throw new Error('a file was expected');
      return reply.file.blob;
    };
    expect(await (await written('csv', 'none')).text()).toContain('Proven,ivan@romashka.test,gato101.sndsy.ru');
    for (const form of ['csv', 'csv-semicolons', 'json', 'markdown', 'clipboard', 'xlsx'] as const) {
      for (const masking of ['support', 'public'] as const) {
        const blob = await written(form, masking);
        const text = form === 'xlsx' ? await textsOfWorkbook(blob) : await blob.text();
        expect(text, `${form} ${masking}`).not.toContain('ivan');
        expect(text).toContain('gato101.sndsy.ru');
        // The relay's support looks a message up by its subject; everyone else does not need it.
        expect(text.includes('Скидка'), `${form} ${masking}`).toBe(masking === 'support');
      }
    }
  });

  test('is emptied on command, and reads again afterwards', async () => {
    const table = await new Table().start();
    await table.files({ 'a.eml': relayed });
    await table.do({ kind: 'clear' });
    expect((await table.window()).total).toBe(0);
    await table.files({ 'b.eml': direct });
    expect(await table.cells({ columns: ['place'] })).toEqual(['b.eml']);
  });

  test('judges its rows again when the relays change, wherever the rows came from, and updates the counters', async () => {
    const table = await new Table().start();
    const mbox = `From x Mon Nov 23 19:46:21 2026\n${relayed.toString('latin1')}\n`;
    await table.files({ 'a.eml': relayed, 'b.mbox': mbox, 'c.zip': zipSync({ 'd.eml': relayed, 'e.eml': direct }) });
    const added = { place: 'Roundcube', key: 'roundcube INBOX/3', part: null, folder: null };
    await table.do({ kind: 'message', message: { ...added, source: relayed } });
    const gone = { place: 'Roundcube', key: 'roundcube INBOX/4', subject: 'Order', reason: 'not-found' } as const;
    await table.do({ kind: 'not-read', message: gone });
    const before = await table.cells({ columns: ['answer'] });
    expect(before).toEqual(['Proven', 'Proven', 'Proven', 'No', 'Proven', expect.stringContaining('Not read')]);

    const elsewhere = { ...sendsay, networks: [], hostSuffixes: ['elsewhere.example'], submissionHosts: [] };
    await table.use({ profiles: [elsewhere], myServers: { hostSuffixes: [], networks: [] } });
    const after = await table.cells({ columns: ['answer'] });
    expect(after.slice(0, 5).filter((answer) => answer === 'Proven')).toEqual([]);
    expect(after[5]).toContain('Not read');
    expect(table.told.at(-1)?.answers.find(([answer]) => answer === 'proven')).toBeUndefined();
    expect(table.told.at(-1)?.judging).toBeNull();

    await table.use({ profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } });
    expect(await table.cells({ columns: ['answer'] })).toEqual(before);
  });

  test('reads nothing again when only its language changes', async () => {
    const table = await new Table().start();
    await table.files({ 'a.eml': relayed });
    const told = table.told.length;
    await table.start();
    expect(table.told).toHaveLength(told);
  });

  test('has a row for a message that its webmail did not return, which the message itself later replaces', async () => {
    const table = await new Table().start();
    const key = 'roundcube INBOX/3';
    await table.do({ kind: 'not-read', message: { place: 'Roundcube', key, subject: 'Order', reason: 'signed-out' } });
    expect(await table.cells({ columns: ['answer', 'subject', 'place'] })).toEqual([
      'Not read: the webmail asks you to sign in | Order | Roundcube',
    ]);
    await table.do({
      kind: 'message',
      message: { place: 'Roundcube', key, source: relayed, part: null, folder: null },
    });
    expect(await table.cells({ columns: ['answer', 'place'] })).toEqual(['Proven | Roundcube']);
  });

  test('writes JSON lines in which no character of a message can act on the terminal that shows them', async () => {
    const table = await new Table().start();
    const subject = 'a\u009b31mb\u202egpj.exe\u2028c';
    await table.do({ kind: 'not-read', message: { place: 'Roundcube', key: 'k', subject, reason: 'refused' } });
    const written = await table.do({ kind: 'write', query: QUERY, form: 'json', masking: 'none' });
    if (written.kind !== 'written') throw new Error('a file was expected');
    const text = await written.file.blob.text();
    expect(text).toMatch(/^[ -~]+\n$/u);
    expect(JSON.stringify(JSON.parse(text))).toContain(subject);
  });

  test('gives away no subject of a message that could not be read, if people are masked', async () => {
    const table = await new Table().start();
    const message = { place: 'Roundcube', key: 'k', subject: 'For Anna Petrova', reason: 'refused' } as const;
    await table.do({ kind: 'not-read', message });
    for (const masking of ['none', 'support'] as const) {
      const written = await table.do({ kind: 'write', query: QUERY, form: 'json', masking });
      if (written.kind !== 'written') throw new Error('a file was expected');
      expect((await written.file.blob.text()).includes('Anna')).toBe(masking === 'none');
    }
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mailboxChecks } from '../../../src/authentication/check.ts';
import { sendsay } from '../../../src/relay/sendsay.ts';
import { detailsOf } from '../../../src/report/details.ts';
import { inspect } from '../../../src/report/inspect.ts';
import { filterWords } from '../../../src/report/wording/filter-notes.ts';

const SETTINGS = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };
const FOLDER = join(import.meta.dirname, '../../corpus/layouts');

/** Header fields of a layout, including folding. */
function layout(name: string): string[] {
  const header =
    readFileSync(join(FOLDER, `${name}.eml`), 'utf8')
      .replaceAll('\r\n', '\n')
      .split('\n\n')[0] ?? '';
  return header.split(/\n(?![ \t])/u);
}

function look(fields: readonly string[]) {
  const report = inspect(`${fields.join('\n')}\n\nbody\n`, SETTINGS);
  const { checks, providerNotes } = detailsOf(report);
  return {
    verdict: report.verdicts[0]?.verdict,
    checks: mailboxChecks(checks).map(({ method, result, by, standing }) => `${method} ${result} ${by} ${standing}`),
    placed: [
      ...checks.filter(({ standing }) => standing === 'by-its-place').map(({ fieldIndex }) => fieldIndex),
      ...providerNotes.filter(({ place }) => place === 'by-its-place').map(({ fieldIndex }) => fieldIndex),
    ],
    filters: filterWords(providerNotes),
  };
}

function nameOf(field: string): string {
  return field.slice(0, field.indexOf(':')).toLowerCase();
}

/** Index of the border's Received field: the relay is its peer. */
function borderOf(fields: readonly string[]): number {
  return fields.findIndex((field) => /^Received:[^;]*gato101\.sndsy\.ru \(/u.test(field));
}

/** A copy of the fields with others inserted before an index. */
function withFields(fields: readonly string[], at: number, ...added: readonly string[]): string[] {
  return [...fields.slice(0, at), ...added, ...fields.slice(at)];
}

/** The index of the sender's From field. */
function senderOf(fields: readonly string[]): number {
  return fields.findIndex((field) => nameOf(field) === 'from');
}

/** Gmail's layout without its results above the border, so that only the place counts. */
const GMAIL = layout('d-gmail').filter((field) => !nameOf(field).startsWith('arc-'));

const PLACED: readonly (readonly [name: string, fields: readonly string[]])[] = [
  ['Gmail', GMAIL],
  ['Yandex of 2026', layout('d-yandex2026')],
  ['Yandex of 2020', layout('d-yandex2020')],
  ['Yandex of 2017', layout('yandex-2017')],
  ['Outlook.com of 2026', layout('outlook-2026')],
  ['Outlook.com of 2023', layout('outlook-2023')],
  ['Microsoft 365', layout('ms365-business')],
  ['Exchange Online', layout('d-ms365')],
];

describe('what the mailbox’s own side says, in real layouts', () => {
  const yandex = 'mail-nwsmtp-mxfront-production-main-697.klg.yp-c.yandex.net';

  it('Gmail: its ARC results above the border are its own', () => {
    expect(look(layout('d-gmail')).checks).toEqual([
      'spf pass mx.google.com counts',
      'dkim pass mx.google.com counts',
      'dmarc pass mx.google.com counts',
    ]);
  });

  it('Gmail without them: by the place of its fields', () => {
    expect(look(GMAIL).checks).toEqual([
      'spf pass google.com by-its-place',
      'dkim pass mx.google.com by-its-place',
      'dmarc pass mx.google.com by-its-place',
    ]);
  });

  it('Yandex: by the place of its fields, and whether it is spam', () => {
    const { checks, filters } = look(layout('d-yandex2026'));
    expect(checks).toEqual([`spf pass ${yandex} by-its-place`, `dkim pass ${yandex} by-its-place`]);
    expect(filters).toEqual([{ provider: 'Yandex', meanings: ['not-spam'], byItsPlace: true }]);
    expect(look(layout('yandex-2017')).filters).toEqual([{ provider: 'Yandex', meanings: ['spam'], byItsPlace: true }]);
  });

  it.each(['outlook-2026', 'd-ms365'])('Microsoft puts it into Junk: %s', (name) => {
    const { checks, filters } = look(layout(name));
    expect(checks).toEqual(['spf pass null counts', 'dkim pass null counts', 'dmarc pass null counts']);
    expect(filters).toEqual([{ provider: 'Microsoft', meanings: ['delivered-to-junk', 'spam'], byItsPlace: true }]);
  });

  it.each(['outlook-2023', 'ms365-business'])('Microsoft puts it into the inbox: %s', (name) => {
    expect(look(layout(name)).filters).toEqual([
      { provider: 'Microsoft', meanings: ['delivered-to-inbox', 'not-spam'], byItsPlace: true },
    ]);
  });
});

describe.each(PLACED)('a forged block is the sender’s word: %s', (_name, fields) => {
  const honest = look(fields);
  const block = [...new Set(honest.placed)].toSorted((a, b) => a - b);
  const border = borderOf(fields);
  const end = block.at(-1) ?? 0;
  const inBlock = block.flatMap((at) => fields[at] ?? []);

  function expectDropped(forged: readonly string[]): void {
    const { placed, filters, verdict } = look(forged);
    expect(placed).toEqual([]);
    expect(filters).toEqual([]);
    expect(verdict).toBe(honest.verdict);
  }

  it('matches as it is', () => {
    expect(block.length).toBeGreaterThanOrEqual(2);
    expect(border).toBeGreaterThanOrEqual(0);
  });

  it.each(inBlock.map((field) => [nameOf(field), field]))('%s occurs twice', (_field, field) => {
    for (const at of [border + 1, end + 1, senderOf(fields), fields.length]) {
      expectDropped(withFields(fields, at, field));
    }
  });

  it('the whole block is repeated further down', () => {
    expectDropped(withFields(fields, senderOf(fields), ...inBlock));
  });

  it('the block is only further down, below another Received field', () => {
    const rest = fields.filter((_, at) => !block.includes(at));
    const from = senderOf(rest);
    const received =
      'Received: from a.example (a.example [203.0.113.9]) by mx.evil.example with ESMTP id 1; Mon, 23 Nov 2026 10:00:00 +0300';
    expectDropped([...rest.slice(0, from), received, ...inBlock, ...rest.slice(from)]);
  });

  it('the border is not the provider’s', () => {
    const elsewhere = fields
      .slice(border)
      .map((field, at) => (at === 0 ? field.replace(/by\s+\S+/u, 'by mx1.firma.test') : field));
    const { placed } = look(elsewhere);
    expect(placed).toEqual([]);
  });

  it('none of it proves a relay', () => {
    const direct = fields.map((field, at) =>
      at === border
        ? field.replaceAll('gato101.sndsy.ru', 'host66.evil.example').replaceAll('185.138.182.101', '203.0.113.66')
        : field,
    );
    expect(look(direct).verdict).not.toBe('proven');
  });
});

describe('results directly below the border', () => {
  const rows = PLACED.filter(([name]) => name.startsWith('Gmail') || name.startsWith('Yandex'));

  it.each(rows)('in the name of another host: %s', (_name, fields) => {
    for (const other of ['mx.evil.example', 'mxfront9z.mail.yandex.net', 'mx2.google.com', 'google.com.evil.example']) {
      const forged = fields.map((field) =>
        nameOf(field) === 'authentication-results' ? field.replace(/:\s*[^;]+;/u, `: ${other};`) : field,
      );
      expect(look(forged).placed).toEqual([]);
    }
  });

  it.each(rows)('the right host, and a second field of another: %s', (_name, fields) => {
    const second = 'Authentication-Results: mx.evil.example; spf=pass smtp.mailfrom=evil.example';
    expect(look(withFields(fields, senderOf(fields), second)).placed).toEqual([]);
  });

  it.each(rows)('another field is in between: %s', (_name, fields) => {
    const at = borderOf(fields) + 1;
    expect(look(withFields(fields, at, 'X-Mailer: 1')).placed).toEqual([]);
    expect(look(withFields(fields, at + 1, 'X-Mailer: 1')).placed).toEqual([]);
  });

  it('Yandex: a field with one of its names that it did not write', () => {
    for (const [name, fields] of rows) {
      if (!name.startsWith('Yandex')) continue;
      expect(look(withFields(fields, senderOf(fields), 'X-Yandex-Phishing: none')).placed).toEqual([]);
    }
  });

  it('Yandex of 2020: X-Yandex-Front names another host', () => {
    const forged = layout('d-yandex2020').map((field) =>
      nameOf(field) === 'x-yandex-front' ? 'X-Yandex-Front: mxfront1q.mail.yandex.net' : field,
    );
    expect(look(forged).placed).toEqual([]);
  });
});

describe('notes at the end of the header', () => {
  const bracketed = PLACED.filter(([name]) => name.startsWith('Outlook') || name.startsWith('Exchange'));
  const ends = [...bracketed, ...PLACED.filter(([name]) => name === 'Microsoft 365')];

  function counted(
    fields: readonly string[],
    top: (count: number) => number,
    close: (count: number) => number,
  ): string[] {
    return fields.map((field) =>
      field
        .replace(/;Count:(\d+)/u, (_, count: string) => `;Count:${top(Number(count))}`)
        .replace(
          /^(X-IncomingHeaderCount: )(\d+)/u,
          (_, name: string, count: string) => `${name}${close(Number(count))}`,
        ),
    );
  }
  const same = (count: number): number => count;

  it.each(bracketed)('with a wrong count: %s', (_name, fields) => {
    const placed = look(fields).placed;
    expect(look(counted(fields, same, same)).placed).toEqual(placed);
    for (const wrong of [-1, 1, 90]) {
      const change = (count: number): number => count + wrong;
      expect(look(counted(fields, change, same)).placed).toEqual([]);
      expect(look(counted(fields, same, change)).placed).toEqual([]);
      expect(look(counted(fields, change, change)).placed).toEqual([]);
    }
  });

  it.each(bracketed)('with one end of the bracket: %s', (_name, fields) => {
    for (const end of ['x-incomingtopheadermarker', 'x-incomingheadercount']) {
      expect(look(fields.filter((field) => nameOf(field) !== end)).placed).toEqual([]);
    }
  });

  it.each(ends)('a sender’s notes before the provider’s: %s', (_name, fields) => {
    for (const note of [
      'X-Microsoft-Antispam-Mailbox-Delivery: dest:I;',
      'X-Forefront-Antispam-Report: SCL:1;SFV:NSPM;',
    ]) {
      const rest = fields.filter((field) => nameOf(field) !== nameOf(note.slice(0, note.indexOf(':') + 1)));
      expect(look(withFields(rest, senderOf(rest), note)).placed).toEqual([]);
    }
  });

  it.each(ends)('nothing that only the provider writes: %s', (_name, fields) => {
    const rest = fields.filter((field) => !nameOf(field).startsWith('x-ms-exchange-organization-'));
    expect(look(rest).placed).toEqual([]);
  });

  it.each(ends.filter(([name]) => name !== 'Exchange Online'))(
    'another host claims to have written them: %s',
    (_name, fields) => {
      const forged = fields.map((field) =>
        nameOf(field) === 'x-ms-exchange-organization-authsource'
          ? 'X-MS-Exchange-Organization-AuthSource: EXCH01.evil.example'
          : field,
      );
      expect(look(forged).placed).toEqual([]);
    },
  );

  it.each(ends)('a field from someone else among them: %s', (_name, fields) => {
    expect(look(withFields(fields, fields.length - 1, 'X-Mailer: 1')).placed).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { summarise } from '../../../src/message/summarise.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const NOTHING = { subject: null, from: null, to: null, date: null, messageId: null };

describe('the summary of a message', () => {
  it('is decoded for people: encoded words in their charset, names, the date in UTC, the identifier without brackets', async () => {
    const source = [
      'Message-ID: <1@lavka.test>',
      'Date: Mon, 23 Nov 2026 22:46:21 +0300 (MSK)',
      'From: =?windows-1251?B?yOLg7Q==?= <ivan@lavka.test>',
      'To: =?koi8-r?Q?=ED=C1=D2=C9=D1?= <maria@romashka.test>',
      'Subject: =?utf-8?B?0J/RgNC40LLQtdGC?=',
      '\t=?utf-8?Q?,_=D0=BC=D0=B8=D1=80?=',
      '',
      'body',
    ].join('\r\n');
    expect(await summarise(bytes(source))).toEqual({
      subject: 'Привет, мир',
      from: '"Иван" <ivan@lavka.test>',
      to: '"Мария" <maria@romashka.test>',
      date: '2026-11-23T19:46:21.000Z',
      messageId: '1@lavka.test',
    });
  });

  it('is null for what the message does not say, and for a source that is not a message', async () => {
    expect(await summarise(bytes('Received: from a by b\r\n\r\n'))).toEqual(NOTHING);
    expect(await summarise(new Uint8Array())).toEqual(NOTHING);
    expect(await summarise(bytes('<!doctype html><title>Sign in</title>'))).toEqual(NOTHING);
    expect(await summarise(bytes('Subject:\r\nFrom: \r\nTo:\r\nDate:\r\nMessage-ID:\r\n\r\n'))).toEqual(NOTHING);
  });

  it('lists every recipient, of every To field', async () => {
    const { to } = await summarise('To: a@lavka.test, "B, C" <b@lavka.test>\r\nTo: d@lavka.test\r\n\r\n');
    expect(to).toBe('a@lavka.test, "B, C" <b@lavka.test>, d@lavka.test');
  });

  it('takes the first of fields that may occur only once', async () => {
    const { subject, from } = await summarise('Subject: 1\r\nSubject: 2\r\nFrom: a@b.test\r\nFrom: c@d.test\r\n\r\n');
    expect({ subject, from }).toEqual({ subject: '1', from: 'a@b.test' });
  });

  it('reads UTF-8 that is not encoded (RFC 6532)', async () => {
    expect((await summarise(bytes('Subject: Привет\r\nFrom: Иван <ivan@почта.рф>\r\n\r\n'))).subject).toBe('Привет');
  });

  it.each([
    ['a byte order mark', '\uFEFFSubject: x\r\n\r\n'],
    ['a leading blank line', '\r\nSubject: x\r\n\r\n'],
    ['an mbox line', 'From a@b Mon Nov 23 10:00:00 2026\nSubject: x\n\n'],
    ['line ends of CR alone', 'Subject: x\rTo: b@c.test\r\r'],
    ['a multipart structure', 'Content-Type: multipart/mixed; boundary=a\r\nSubject: x\r\n\r\n--a\r\n'],
    ['an attachment as the whole message', 'Content-Type: application/pdf; name="a.pdf"\r\nSubject: x\r\n\r\n'],
  ])('is not lost because of %s', async (_what, source) => {
    expect((await summarise(bytes(source))).subject).toBe('x');
  });

  it('is not lost in a header of a megabyte', async () => {
    const filler = `X-Filler: ${'x'.repeat(900)}\r\n`.repeat(1100);
    expect((await summarise(bytes(`Subject: x\r\n${filler}\r\n`))).subject).toBe('x');
  });

  it('lets neither a bare CR nor NUL end anything', async () => {
    expect(await summarise(bytes('Subject: x\rFrom: forged@evil.example\0\r\nTo: b@c.test\r\n\r\n'))).toEqual({
      ...NOTHING,
      subject: 'x From: forged@evil.example',
      to: 'b@c.test',
    });
  });
});

describe('the date of a summary', () => {
  beforeAll(() => {
    vi.stubEnv('TZ', 'Asia/Kolkata');
    if (new Date().getTimezoneOffset() !== -330) throw new Error('The time zone of the test is not in force');
  });

  afterAll(() => {
    vi.unstubAllEnvs();
  });

  it.each([
    ['Mon, 23 Nov 2026 10:00:00 +0300', '2026-11-23T07:00:00.000Z'],
    ['23 Nov 2026 10:00 GMT', '2026-11-23T10:00:00.000Z'],
    ['Mon, 23 Nov 26 10:00:00 -0000', '2026-11-23T10:00:00.000Z'],
    // No zone: RFC 5322 §4.3 treats an unknown zone as UTC, and never as the user's own.
    ['Mon, 23 Nov 2026 10:00:00', '2026-11-23T10:00:00.000Z'],
  ])('%s is %s', async (text, iso) => {
    expect((await summarise(`Date: ${text}\r\n\r\n`)).date).toBe(iso);
  });

  it.each(['yesterday', 'No. 7', '2026', 'Thu, 32 Nov 2026 10:00:00 +0300', 'Mon, 23 Nov 2026 25:00:00 +0300', '1'])(
    'is null for %j, and not the present moment',
    async (text) => {
      expect((await summarise(`Date: ${text}\r\n\r\n`)).date).toBeNull();
    },
  );
});

describe('hostile fields', () => {
  it.each([
    ['comments without end', `From: ${'('.repeat(200_000)}`],
    ['quotes', `To: ${'"'.repeat(200_001)}`],
    ['groups in groups', `To: ${'a:'.repeat(100_000)}`],
    ['angle brackets', `To: ${'<'.repeat(200_000)}`],
    ['ten thousand recipients', `To: ${'a@b.test, '.repeat(10_000)}`],
    ['encoded words without end', `Subject: ${'=?utf-8?Q?a?= '.repeat(20_000)}`],
    ['half encoded words', `Subject: ${'=?'.repeat(100_000)}`],
    ['escape sequences', `Subject: =?iso-2022-jp?B?${'GyRC'.repeat(50_000)}?=`],
    ['charsets that are names of objects', 'Subject: =?__proto__?Q?a?= =?constructor?B?YQ==?='],
    ['punycode', `From: a@xn--${'a'.repeat(200_000)}`],
  ])('settle: %s', async (_what, field) => {
    const summary = await summarise(`${field}\r\n\r\n`);
    expect(Object.keys(summary)).toEqual(Object.keys(NOTHING));
  });

  it('are decoded only as far as a person reads', async () => {
    const { subject } = await summarise(`Subject: ${'x'.repeat(200_000)}\r\n\r\n`);
    expect(subject).toMatch(/^x{1000,40000}$/u);
  });

  it('cannot become markup by UTF-7, which mailparser refuses', async () => {
    expect((await summarise('Subject: =?utf-7?Q?+ADw-script+AD4-?=\r\n\r\n')).subject).toBe('+ADw-script+AD4-');
  });
});

describe('a header that is not encoded', () => {
  /** Cyrillic as old mailers write it: bytes of a charset that the header does not declare. */
  const CHARSETS = { 'windows-1251': windows1251, 'koi8-r': koi8r } as const;

  function source(subject: Uint8Array, contentType: string): Uint8Array {
    const parts = [bytes(`From: a@b.test\r\nContent-Type: ${contentType}\r\nSubject: `), subject, bytes('\r\n\r\n')];
    return Uint8Array.from(parts.flatMap((part) => [...part]));
  }

  function windows1251(text: string): Uint8Array {
    return encoded(text, 'windows-1251');
  }

  function koi8r(text: string): Uint8Array {
    return encoded(text, 'koi8-r');
  }

  /** The inverse of the platform's decoder. */
  function encoded(text: string, label: string): Uint8Array {
    const table = new Map(
      Array.from({ length: 256 }, (_, byte) => [new TextDecoder(label).decode(Uint8Array.of(byte)), byte]),
    );
    return Uint8Array.from(text, (character) => table.get(character) ?? 0x3f);
  }

  it.each(['windows-1251', 'koi8-r'] as const)('is read in the charset of Content-Type: %s', async (label) => {
    const { subject } = await summarise(
      source(CHARSETS[label]('Ящик'), `text/plain; charset="${label.toUpperCase()}"`),
    );
    expect(subject).toBe('Ящик');
  });

  it.each([
    ['windows-1251', 'Скидки на чай'],
    ['koi8-r', 'Скидки на чай'],
    ['windows-1251', 'СКИДКИ НА ЧАЙ'],
    ['koi8-r', 'СКИДКИ НА ЧАЙ'],
    ['windows-1251', 'Чай (Re: заказ 12)'],
    ['koi8-r', 'Чай (Re: заказ 12)'],
  ] as const)('is guessed if nothing is declared: %s, %s', async (label, text) => {
    const { subject } = await summarise(source(CHARSETS[label](text), 'multipart/mixed; boundary=b'));
    expect(subject).toBe(text);
  });

  it('is guessed if Content-Type does not fit the bytes', async () => {
    const { subject } = await summarise(source(koi8r('Скидки на чай'), 'text/plain; charset=utf-8'));
    expect(subject).toBe('Скидки на чай');
  });

  it('of Western Europe is not taken for Russian', async () => {
    const { subject } = await summarise(source(encoded('Crème brûlée für Zoë', 'windows-1252'), 'text/html'));
    expect(subject).toBe('Crème brûlée für Zoë');
  });

  it('does not spoil a name next to it that is UTF-8', async () => {
    const parts = [bytes('From: "Чай" <a@b.test>\r\nSubject: '), koi8r('Скидки на чай'), bytes('\r\n\r\n')];
    const summary = await summarise(Uint8Array.from(parts.flatMap((part) => [...part])));
    expect(summary).toMatchObject({ from: '"Чай" <a@b.test>', subject: 'Скидки на чай' });
  });
});

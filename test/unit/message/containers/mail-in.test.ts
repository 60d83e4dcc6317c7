import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ByteSource, bytesSource } from '../../../../src/message/containers/byte-source.ts';
import { readHeaderBlock } from '../../../../src/message/header-block.ts';
import { DIRECT, RELAYED, all, direct, files, fleeting, made, mbox, piped, relayed, told } from './found-in-files.ts';

describe('an mbox', () => {
  test.each(['python.mbox', 'formail.mbox', 'dovecot.mbox', 'mboxcl2.mbox'])(
    '%s has two messages, whatever the lines of their bodies begin with',
    async (name) => {
      expect(told(await made(name))).toEqual([`${name}#1: ${RELAYED}`, `${name}#2: ${DIRECT}`]);
    },
  );

  test('yields the head of each message up to its blank line, and where it begins', async () => {
    const bytes = readFileSync(join(files, 'python.mbox'));
    const found = await made('python.mbox');
    expect(found).toHaveLength(2);
    for (const mail of found) {
      if (mail.kind !== 'message' || mail.offset === null) throw new Error('a message with its place was expected');
      const head = bytes.subarray(mail.offset, mail.offset + mail.head.length);
      expect(Buffer.compare(head, mail.head)).toBe(0);
      expect(new TextDecoder().decode(mail.head)).toMatch(/^(?:Return-Path|Delivered-To): [^]*\n\n$/u);
    }
  });

  test('is the same in whatever pieces it arrives', async () => {
    const bytes = readFileSync(join(files, 'formail.mbox'));
    const whole = told(await all(bytesSource('x', bytes)));
    for (const size of [1, 2, 5, 6, 7, 64, 1000]) expect(told(await all(piped('x', bytes, size)))).toEqual(whole);
  });

  test('has a separator only where a message begins: not in prose, not before text that is not a field', async () => {
    const body = '\n\nFrom Monday 23:00 2026 on\n\nFrom x@y.test Mon Nov 23 19:46:21 2026\nno field here\n';
    const found = await all(bytesSource('m', mbox(`From: a@b.test\nDate: x${body}`, 'From: c@d.test\nDate: x\n\n')));
    expect(told(found)).toEqual(['m#1: ?', 'm#2: ?']);
  });

  test.each([
    ['Thunderbird', 'From - Mon Nov 23 19:46:21 2026'],
    ['Gmail Takeout', 'From 1748202117@xxx Mon Nov 23 19:46:21 +0000 2026'],
    ['a sender with spaces', 'From "a b"@c.test Mon Nov  3 19:46:21 2026'],
    ['a zone before the year', 'From a@b.test Mon Nov 23 19:46:21 MSK 2026'],
    ['a date in another order', 'From a@b.test 23.11.2026 19:46'],
  ])('knows the separator of %s', async (_, separator) => {
    const message = 'From: a@b.test\nDate: x\n\nbody\n';
    const bytes = new TextEncoder().encode(`${separator}\n${message}\n${separator}\n${message}\n`);
    expect(told(await all(bytesSource('m', bytes)))).toEqual(['m#1: ?', 'm#2: ?']);
  });

  test('ignores a Content-Length that points nowhere, so that no message can hide the next', async () => {
    const lying = (length: number): Uint8Array =>
      mbox(`From: a@b.test\nDate: x\nContent-Length: ${length}\n\nbody\n`, 'From: c@d.test\nDate: x\n\nbody\n');
    for (const length of [0, 3, 90, 1_000_000_000]) {
      expect(told(await all(bytesSource('m', lying(length)))), String(length)).toEqual(['m#1: ?', 'm#2: ?']);
    }
  });

  test('finds the message after one that was truncated inside its header', async () => {
    const bytes = mbox('From: a@b.test\nDate: x\nSubject: cut', 'From: c@d.test\nDate: x\n\n');
    expect(told(await all(bytesSource('m', bytes)))).toEqual(['m#1: ?', 'm#2: ?']);
  });

  test('has one row for each part that is not a message, with the reason', async () => {
    const bytes = mbox('From: a@b.test\nDate: x\n\n', 'X-Nothing: 1\n\n', 'From: c@d.test\nDate: x\n\n');
    expect(told(await all(bytesSource('m', bytes)))).toEqual(['m#1: ?', 'm#2: not-of-a-message', 'm#3: ?']);
  });

  test('keeps no more of a body than one piece, however long it is', async () => {
    const line = new TextEncoder().encode(`${'x'.repeat(76)}\n`.repeat(1000));
    let given = 0;
    const source: ByteSource = {
      name: 'big',
      size: null,
      read: null,
      async *chunks() {
        yield mbox('From: a@b.test\nDate: x\n\n');
        for (; given < 2000; given++) yield line;
        yield mbox('From: c@d.test\nDate: x\n\n');
      },
    };
    expect(told(await all(source))).toEqual(['big#1: ?', 'big#2: ?']);
    expect(given).toBe(2000);
  });

  test('of random bytes is read to the end and never rejects', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom(
            'From a@b Mon Nov 23 19:46:21 2026\n',
            'From x\n',
            '\n',
            '\r\n',
            'A: b\n',
            '>',
            'x',
            '\u00e9',
          ),
        ),
        fc.integer({ min: 1, max: 40 }),
        async (parts, size) => {
          const bytes = new TextEncoder().encode(`From a\nA: b\n${parts.join('')}`);
          const pieces = told(await all(piped('m', bytes, size)));
          expect(pieces).toEqual(told(await all(piped('m', bytes, bytes.length))));
        },
      ),
    );
  });
});

describe('a zip archive', () => {
  test.each(['info-zip.zip', '7z.zip', '7z-cp866.zip'])('%s: its files by their Russian names', async (name) => {
    expect(told(await made(name)).toSorted()).toEqual([
      `${name}!readme.txt: not-a-message`,
      `${name}!письма/вложенная/два.eml: ${DIRECT}`,
      `${name}!письма/одно.eml: ${RELAYED}`,
    ]);
  });

  test('stored, and with 64-bit sizes', async () => {
    expect(told(await made('python-stored.zip'))).toEqual([
      `python-stored.zip!a.eml: ${RELAYED}`,
      `python-stored.zip!b.eml: ${DIRECT}`,
    ]);
    expect(told(await made('python-zip64.zip'))).toEqual([`python-zip64.zip!a.eml: ${RELAYED}`]);
  });

  test('in a zip archive, together with an mbox', async () => {
    expect(told(await made('python-nested.zip'))).toEqual([
      `python-nested.zip!inner.zip!deep/a.eml: ${RELAYED}`,
      `python-nested.zip!box.mbox#1: ${RELAYED}`,
      `python-nested.zip!box.mbox#2: ${DIRECT}`,
    ]);
  });

  test('reports a protected entry', async () => {
    expect(told(await made('info-zip-encrypted.zip'))).toEqual([
      'info-zip-encrypted.zip!readme.txt: encrypted',
      'info-zip-encrypted.zip!письма/одно.eml: encrypted',
    ]);
    expect(told(await made('7z-aes.zip'))).toEqual(['7z-aes.zip!readme.txt: encrypted']);
  });

  test('reports that another kind of archive, or another compression, is not read', async () => {
    expect(told(await made('archive.7z'))).toEqual(['archive.7z: archive']);
    expect(told(await made('7z-lzma.zip'))).toEqual(['7z-lzma.zip!a.eml: unknown-method']);
  });

  test('from standard input', async () => {
    const bytes = readFileSync(join(files, 'python-stored.zip'));
    expect(told(await all(piped('-', bytes, 1000)))).toEqual([`-!a.eml: ${RELAYED}`, `-!b.eml: ${DIRECT}`]);
  });

  test('returns one place again without unpacking the others', async () => {
    const only = 'python-nested.zip!box.mbox#2';
    expect(told(await made('python-nested.zip', { only }))).toEqual([`${only}: ${DIRECT}`]);
  });

  test('that is truncated becomes one row, and so does a damaged entry', async () => {
    const bytes = readFileSync(join(files, 'python-stored.zip'));
    expect(told(await all(bytesSource('cut.zip', bytes.subarray(0, 3000))))).toEqual(['cut.zip: damaged']);
    const spoilt = Buffer.from(zipSync({ 'a.eml': relayed, 'b.eml': direct }));
    spoilt.fill(0xff, 60, 90);
    expect(told(await all(bytesSource('s.zip', spoilt)))).toEqual(['s.zip!a.eml: damaged', `s.zip!b.eml: ${DIRECT}`]);
  });

  test('of random bytes never rejects', async () => {
    const whole = readFileSync(join(files, 'python-nested.zip'));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 8), fc.uint8Array({ minLength: 1, maxLength: 4 }), async (at, change) => {
        const bytes = Buffer.from(whole);
        bytes.set(change, 4 + at);
        // An archive whose last record says "no entries" is empty.
        await expect(all(bytesSource('z', bytes))).resolves.toBeInstanceOf(Array);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a file whose pieces are overwritten once they are used', () => {
  const names = readdirSync(files).filter((name) => /\.(?:mbox|zip)$/u.test(name));
  const message = 'all.eml';
  const packed = 'all.mbox.gz';
  const bytesOf = (name: string): Uint8Array => {
    if (name === message) return relayed;
    return name === packed ? gzipSync(readFileSync(join(files, 'python.mbox'))) : readFileSync(join(files, name));
  };

  test.each([...names, message, packed])('%s is read like any other', async (name) => {
    const bytes = bytesOf(name);
    for (const size of [1, 700, 5000]) {
      const kept = await all(piped(name, bytes, size));
      expect(kept.length).toBeGreaterThan(0);
      expect(await all(fleeting(name, bytes, size))).toEqual(kept);
    }
  });
});

describe('the fields of a head', () => {
  /** Those of its own bytes, however it was decoded. */
  const fieldsOf = (bytes: Uint8Array): Promise<number> =>
    all(bytesSource('m', bytes)).then((found) => {
      for (const mail of found) {
        if (mail.kind !== 'message') throw new Error(`${mail.place} is not a message`);
        expect(mail.header).toEqual(readHeaderBlock(mail.head));
      }
      return found.length;
    });

  test('are those of its own bytes, whichever head comes before it', async () => {
    const one = 'From: a@b.test\nDate: x\nSubject: one\n\n';
    const two = 'From: c@d.test\nDate: y\n\n';
    expect(await fieldsOf(Buffer.from(mbox(`${one}body`, `${two}body`)))).toBe(2);
  });

  test.each(['\u00e9', 'Ж', '\u{1f600}', '\ufffd'])(
    'are those of its bytes if one is not ASCII: %s',
    async (letter) => {
      const source = mbox('From: a@b.test\nDate: x\n\n', `From: c@d.test\nDate: x\nSubject: ${letter}\n\n`);
      expect(await fieldsOf(Buffer.from(source))).toBe(2);
    },
  );

  test('are those of its bytes if one of them is not UTF-8 at all', async () => {
    const bytes = Buffer.from(mbox('From: a@b.test\nDate: x\nSubject: ?\n\n'));
    bytes[bytes.indexOf('?')] = 0xe9;
    expect(await fieldsOf(bytes)).toBe(1);
  });
});

describe('a single file', () => {
  test('yields its head, and is read no further than a header can reach', async () => {
    let given = 0;
    const source: ByteSource = {
      name: 'a.eml',
      size: null,
      read: null,
      async *chunks() {
        for (given = 1; ; given++) yield given === 1 ? relayed : new Uint8Array(65_536);
      },
    };
    expect(told(await all(source))).toEqual([`a.eml: ${RELAYED}`]);
    expect(given).toBeLessThanOrEqual(17);
  });

  test("of Apple Mail's (.emlx) begins after the line with its length", async () => {
    const emlx = Buffer.concat([Buffer.from(`${relayed.length}\n`), relayed, Buffer.from('<?xml version="1.0"?>')]);
    const [mail] = await all(bytesSource('1.emlx', emlx));
    expect(told(mail === undefined ? [] : [mail])).toEqual([`1.emlx: ${RELAYED}`]);
    expect(mail?.kind === 'message' && mail.offset).toBe(String(relayed.length).length + 1);
  });

  test('packed with gzip', async () => {
    expect(told(await all(bytesSource('a.eml.gz', gzipSync(relayed))))).toEqual([`a.eml: ${RELAYED}`]);
    const cut = gzipSync(relayed).subarray(0, 100);
    expect(told(await all(bytesSource('a.eml.gz', cut)))).toEqual(['a.eml: damaged']);
  });

  test.each([
    ['', 'empty'],
    ['<!doctype html>', 'page-without-header'],
    ['{"a":1}', 'json-without-header'],
    ['Dear all,\n\nFrom Monday on', 'not-a-message'],
    ['A: 1\nB: 2\n\n', 'not-a-message'],
  ])('that is not a message says why: %j', async (text, reason) => {
    expect(told(await all(bytesSource('x', new TextEncoder().encode(text))))).toEqual([`x: ${reason}`]);
  });

  test('that the system refuses to read becomes one row', async () => {
    const refusing = (code: string): ByteSource => ({
      name: 'x',
      size: null,
      read: null,
      chunks: () => ({
        [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(Object.assign(new Error(code), { code })) }),
      }),
    });
    expect(told(await all(refusing('EACCES')))).toEqual(['x: cannot-be-read']);
    expect(told(await all(refusing('EISDIR')))).toEqual(['x: not-a-file']);
  });
});

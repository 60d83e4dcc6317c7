import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const root = join(import.meta.dirname, '../../..');
const messages = join(root, 'test/corpus/messages');
const scratch = mkdtempSync(join(tmpdir(), 'inspect-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the inspect command', () => {
  test('prints one JSON object per line, with the documented keys', async () => {
    const files = ['a01-relayed-romashka.eml', 'h-direct-astra.eml'].map((name) => join(messages, name));
    const { code, out } = await runCommand(['--json', ...files]);
    const lines = out.trimEnd().split('\n');
    expect(code).toBe(0);
    expect(lines).toHaveLength(2);
    const first: unknown = JSON.parse(lines[0] ?? '');
    expect(first).toMatchObject({
      file: files[0],
      summary: {
        from: '"Лавка у моря" <news@lavka.test>',
        to: 'ivan@romashka.test',
        date: '2026-11-23T19:46:21.000Z',
        messageId: 'a01-relayed-romashka.05cce723@lavka.test',
      },
      verdicts: [{ profile: 'sendsay', verdict: 'proven', hop: 1 }],
      border: 1,
      totalSeconds: 1,
      findings: [],
    });
    expect(first).toHaveProperty(
      'hops.1',
      expect.objectContaining({
        index: 1,
        kind: 'smtp',
        helo: 'gato101.sndsy.ru',
        reverseName: 'gato101.sndsy.ru',
        reverseNameVerified: true,
        address: '185.138.182.101',
        by: 'mx1.romashka.test',
        software: 'Postfix',
        protocol: 'ESMTPS',
        tls: 'recorded',
        tlsVersion: 'TLSv1.3',
        tlsCipher: 'TLS_AES_256_GCM_SHA384',
        id: '0BD1C25E0A4',
        envelopeFrom: null,
        for: 'ivan@romashka.test',
        authenticated: false,
        time: '2026-11-23T19:46:21.000Z',
        delaySeconds: 0,
        vouched: true,
      }),
    );
  });

  test('reads standard input with "-"', async () => {
    const { code, out } = await runCommand(
      ['--json', '-'],
      new TextEncoder().encode('Subject: x\r\nFrom: a@b.test\r\nDate: x\r\n\r\n'),
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      file: '-',
      verdicts: [{ verdict: 'undetermined', reason: 'no-received' }],
    });
  });

  test('exits with 1 and says why if one file is not a message, and still reads the others', async () => {
    const page = join(scratch, 'page.eml');
    writeFileSync(page, '<!doctype html><title>Sign in</title>');
    const { code, out } = await runCommand([
      '--json',
      page,
      join(scratch, 'missing.eml'),
      join(messages, 'h-direct-astra.eml'),
    ]);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(code).toBe(1);
    expect(lines[0]).toMatchObject({ file: page, error: { reason: 'page-without-header' } });
    expect(lines[1]).toMatchObject({ error: { reason: 'cannot-be-read' } });
    expect(lines[2]).toMatchObject({ verdicts: [{ verdict: 'absent' }] });
  });

  test('exits with 2 if it is used wrongly', async () => {
    expect((await runCommand([])).code).toBe(2);
    expect((await runCommand(['--xml', 'x.eml'])).code).toBe(2);
  });

  test('prints the verdict and the route for people without --json, and no control character from the message', async () => {
    const file = join(scratch, 'hostile.eml');
    writeFileSync(
      file,
      'Received: from a\u001b[31m (a [192.0.2.1]) by mx.example.net with SMTP id 1\r\nFrom: a@b.test\r\n\r\n',
    );
    const { code, out } = await runCommand([file]);
    expect(code).toBe(0);
    expect(out).toContain('absent');
    expect(out).toContain('mx.example.net');
    expect(out).not.toContain('\u001b');
  });

  test.each([
    ['--json'],
    ['--report', '--header'],
    ['--text', '--header'],
    ['--markdown'],
    ['--html'],
    ['--csv'],
    ['--table'],
    [],
  ])('writes nothing that controls a terminal or reverses the text direction: %s %s', async (...form) => {
    const file = join(scratch, 'obeyed-\u001b[31m.eml');
    const hidden = 'a\u001b[31m\u009b31m\u202eb\u2066\u200f';
    writeFileSync(
      file,
      `Received: from ${hidden} (a [192.0.2.1]) by mx.example.net with SMTP id 1\r\nFrom: ${hidden}@b.test\r\nSubject: ${hidden}\r\n\r\n`,
    );
    const noMessage = join(scratch, 'none-\u001b[31m.eml');
    writeFileSync(noMessage, 'x');
    const { out, error } = await runCommand([...form, file, noMessage]);
    expect(out).toContain('192.0.2.1');
    expect((out + error).replaceAll(/\r?\n/gu, '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

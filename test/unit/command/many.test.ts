import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, test } from 'vitest';
import { sendsay } from '../../../src/relay/sendsay.ts';
import { writeProfileFile } from '../../../src/relay/profile-file.ts';
import { property } from '../../lab/browsers/property.ts';
import { runCommand } from './run-command.ts';

const corpus = join(import.meta.dirname, '../../corpus/messages');
const files = join(import.meta.dirname, '../message/containers/files');
const relayed = join(corpus, 'a01-relayed-romashka.eml');
const direct = join(corpus, 'h-direct-astra.eml');

const scratch = mkdtempSync(join(tmpdir(), 'inspect-many-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const folder = join(scratch, 'mail');
mkdirSync(join(folder, 'inner'), { recursive: true });
cpSync(relayed, join(folder, 'b.eml'));
cpSync(direct, join(folder, 'inner/a.eml'));
writeFileSync(join(folder, '.hidden'), 'x');
symlinkSync(folder, join(folder, 'inner/loop'));

/** `file` of each line, and the first answer or the reason. */
function told(out: string): string[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line) => {
      const read: unknown = JSON.parse(line);
      const verdicts = property(read, 'verdicts');
      const answer: unknown = Array.isArray(verdicts)
        ? property(verdicts[0], 'verdict')
        : property(property(read, 'error'), 'reason');
      return `${String(property(read, 'file'))}: ${String(answer)}`;
    });
}

describe('the command on many messages', () => {
  test('reads a folder and everything below it, by name, without hidden files and cycles', async () => {
    const { code, out } = await runCommand(['--json', folder]);
    expect(told(out)).toEqual([`${folder}/b.eml: proven`, `${folder}/inner/a.eml: absent`]);
    expect(code).toBe(0);
  });

  test('reads mboxes and archives, and names container and place', async () => {
    const { out, code } = await runCommand([
      '--json',
      join(files, 'dovecot.mbox'),
      join(files, 'python-nested.zip'),
      join(files, '7z-aes.zip'),
    ]);
    expect(told(out.replaceAll(`${files}/`, ''))).toEqual([
      'dovecot.mbox#1: proven',
      'dovecot.mbox#2: absent',
      'python-nested.zip!inner.zip!deep/a.eml: proven',
      'python-nested.zip!box.mbox#1: proven',
      'python-nested.zip!box.mbox#2: absent',
      '7z-aes.zip!readme.txt: encrypted',
    ]);
    expect(code).toBe(1);
  });

  test.each([
    [['--inside=all'], ['90: absent', '90!inside#1: proven', 'h: absent'], 0],
    [['--inside=1'], ['90!inside#1: proven', 'h: nothing-inside'], 1],
    [['--inside=2'], ['90: nothing-inside', 'h: nothing-inside'], 1],
    [[], ['90: absent', 'h: absent'], 0],
  ])('judges the messages inside others: %j', async (options, expected, exit) => {
    const attached = join(import.meta.dirname, '../../corpus/public-reports/90-attached-rfc822.eml');
    const { out, code } = await runCommand(['--json', ...options, attached, direct]);
    expect(told(out.replaceAll(attached, '90').replaceAll(direct, 'h'))).toEqual(expected);
    expect(code).toBe(exit);
  });

  test('makes a document about the message inside another one', async () => {
    const attached = join(import.meta.dirname, '../../corpus/public-reports/90-attached-rfc822.eml');
    const { out, code } = await runCommand(['--short', '--inside=1', attached]);
    expect(out).toContain('185.138.182.101');
    expect(code).toBe(0);
  });

  test('refuses an impossible message number', async () => {
    const { code, error } = await runCommand(['--inside=0', direct]);
    expect(error).toContain('--inside takes a number from 1, or all');
    expect(code).toBe(2);
  });

  test('reads an mbox on standard input, in pieces', async () => {
    const mbox = readFileSync(join(files, 'python.mbox'));
    const { out } = await runCommand(['--json', '-'], mbox.subarray(0, 100), mbox.subarray(100));
    expect(told(out)).toEqual(['-#1: proven', '-#2: absent']);
  });

  test.each(['\n', '\0'])('takes a list of names on standard input, separated by %j', async (separator) => {
    const list = new TextEncoder().encode([relayed, direct, ''].join(separator));
    const { out } = await runCommand(['--json', '--files-from=-'], list);
    expect(told(out)).toEqual([`${relayed}: proven`, `${direct}: absent`]);
  });

  test('writes a table for spreadsheets with every column, including a row for what could not be read', async () => {
    const { out, code } = await runCommand(['--csv', relayed, join(scratch, 'nothing.eml')]);
    const rows = Papa.parse<string[]>(out.trimEnd()).data;
    expect(rows).toHaveLength(3);
    expect(rows[0]?.slice(0, 3)).toEqual(['Answer', 'Mailbox', 'Provider']);
    expect(rows[1]?.[0]).toBe('Proven');
    expect(rows[2]?.[0]).toContain('Not read');
    expect(code).toBe(1);
    const russian = await runCommand(['--csv', '--semicolons', '--language=ru', relayed, direct]);
    expect(russian.out.startsWith('\ufeffОтвет;')).toBe(true);
    expect(russian.out.match(/\ufeff/gu)).toHaveLength(1);
  });

  test('masks a table that is meant for others', async () => {
    const { out } = await runCommand(['--csv', '--redact', relayed]);
    expect(out).not.toContain('ivan');
    expect(out).toContain('gato101.sndsy.ru');
  });

  test('keeps the identifiers for which a relay’s support asks, and no address of a person', async () => {
    const queueId = /\(Postfix\) with ESMTPS id (\w+)/u.exec(readFileSync(relayed, 'latin1'))?.[1] ?? '?';
    const { out } = await runCommand(['--json', '--for-support', relayed]);
    expect(out).toContain(queueId);
    expect(out).not.toContain('ivan');
    expect((await runCommand(['--json', '--redact', relayed])).out).not.toContain(queueId);
  });

  test('writes a table for the terminal, one line per message', async () => {
    const { out, code } = await runCommand(['--table', folder]);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('Proven');
    expect(lines[1]).toContain('gato101.sndsy.ru');
    expect(code).toBe(0);
  });

  test('summarises: counts, when the way changed, legs', async () => {
    const mbox = join(scratch, 'series.mbox');
    const hop = (name: string, address: string, hour: number): string =>
      `From x Mon Nov 23 19:46:21 2026\nReceived: from ${name} (${name} [${address}]) by mx.vasilek.test (Postfix) with ESMTPS id 1; Mon, 23 Nov 2026 ${String(hour).padStart(2, '0')}:00:00 +0000\nFrom: a@b.example\nDate: x\n\nbody\n\n`;
    writeFileSync(
      mbox,
      Array.from({ length: 24 }, (_, hour) =>
        hour < 12 ? hop('gato7.sndsy.ru', '185.138.182.7', hour) : hop('m1.mailgun.net', '198.51.100.7', hour),
      ).join(''),
    );
    const { out, code } = await runCommand(['--summary', mbox]);
    expect(code).toBe(0);
    expect(out).toContain('Messages: 24');
    expect(out).toMatch(/Proven +12 +50 %/u);
    expect(out).toContain(
      `From Nov 23, 2026, 12:00 UTC on, fewer messages came through the relay: 100% before, 0% after. Last one before: ${mbox}#12. First one that came by another route: ${mbox}#13.`,
    );
  });

  test('looks for the relays in a file saved by the settings page, and takes the user’s own servers from the command line', async () => {
    const profiles = join(scratch, 'relays.json');
    writeFileSync(
      profiles,
      writeProfileFile([{ ...sendsay, id: 'lavka', title: 'Lavka', hostSuffixes: ['lavka.test'], networks: [] }]),
    );
    const { out } = await runCommand([
      '--json',
      `--relays=${profiles}`,
      '--my-servers=192.0.2.0/24,gate.vasilek.test',
      direct,
    ]);
    expect(out).toContain('"profile":"lavka"');
    const wrong = await runCommand(['--json', `--relays=${relayed}`, direct]);
    expect([wrong.code, wrong.out]).toEqual([2, '']);
    expect(wrong.error).toContain('is not a file of relays');
    const servers = await runCommand(['--json', '--my-servers=not/a/host', direct]);
    expect([servers.code, servers.error.includes('"not/a/host"')]).toEqual([2, true]);
  });

  test('exits with 3 if the answer for a message differs from the expected one', async () => {
    expect((await runCommand(['--json', '--expect=proven', relayed])).code).toBe(0);
    expect((await runCommand(['--json', '--expect', 'proven', relayed, direct])).code).toBe(3);
  });

  test('does not take "Yes, if …" for a yes', async () => {
    const header = readFileSync(relayed, 'latin1').split(/\r?\n\r?\n/u, 1)[0] ?? '';
    const lines = header.split(/\r?\n(?![ \t])/u).filter((field) => field.startsWith('Received:'));
    const file = join(scratch, 'lines.txt');
    writeFileSync(file, `${lines.join('\n')}\n`);
    const { code, out } = await runCommand(['--json', '--expect=proven', file]);
    expect(out).toContain('"verdict":"proven"');
    expect(out).toContain('"conditional":true');
    expect(code).toBe(3);
  });

  test('refuses a document about several messages, and writes no part of it', async () => {
    const { code, out, error } = await runCommand(['--html', relayed, direct]);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain('--json');
  });

  test('reports on standard error what it could not read, with the reason', async () => {
    const { code, out, error } = await runCommand([relayed, join(scratch, 'nothing.eml'), join(files, 'archive.7z')]);
    expect(code).toBe(1);
    expect(out).toContain('Yes. It came through Sendsay.');
    expect(error).toContain('nothing.eml: no such file or directory');
    expect(error).toMatch(/archive\.7z: .*packed file/iu);
  });

  test('has help and a version, and says if there is no file under the given names', async () => {
    expect((await runCommand(['--help'])).out).toContain('--summary');
    expect((await runCommand(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/u);
    mkdirSync(join(scratch, 'empty'));
    const empty = await runCommand(['--json', join(scratch, 'empty')]);
    expect([empty.code, empty.out]).toEqual([1, '']);
    expect(empty.error).toContain('no file');
  });
});

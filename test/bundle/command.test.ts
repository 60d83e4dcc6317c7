import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import nodeModule from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from 'vite';
import { property } from '../lab/browsers/property.ts';
import { runCommand } from '../unit/command/run-command.ts';

const root = join(import.meta.dirname, '../..');
const message = join(root, 'test/corpus/messages/a01-relayed-romashka.eml');
/** A folder far from node_modules: a command installed with npx or globally has only the packed files around it. */
const built = mkdtempSync(join(tmpdir(), 'relay-inspector-cli-'));
const program = join(built, 'relay-inspector.js');

beforeAll(async () => {
  const into = { outDir: built, emptyOutDir: true };
  await build({ configFile: join(root, 'vite.cli.config.ts'), logLevel: 'error', build: into });
}, 60_000);

afterAll(() => rmSync(built, { recursive: true, force: true }));

function start(
  words: readonly string[],
  input = '',
  started = program,
): { code: number | null; out: string; error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [started, ...words], {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, out: stdout, error: stderr };
}

describe('the built command', () => {
  test('prints the same as its sources, with nothing but Node around it', async () => {
    for (const form of ['--json', '--report', '--html']) {
      expect(start([form, message])).toEqual(await runCommand([form, message]));
    }
  });

  test('outputs the same with several threads, in the same order', () => {
    const folder = join(root, 'test/corpus/messages');
    for (const form of ['--csv', '--json', '--table', '--summary']) {
      const alone = start([form, folder, '--expect=proven', join(root, 'none.eml')]);
      expect(alone.out.length).toBeGreaterThan(1000);
      expect(start([form, '--jobs=3', folder, '--expect=proven', join(root, 'none.eml')])).toEqual(alone);
    }
  });

  test('keeps what it has written and says where it stopped if a thread ends', () => {
    const dying = mkdtempSync(join(tmpdir(), 'relay-inspector-dying-'));
    try {
      cpSync(built, dying, { recursive: true });
      const thread = join(dying, 'relay-inspector-thread.js');
      // The first piece of work goes to the first thread, and the second to the other one.
      const end = `(await import('node:worker_threads')).parentPort.on('message', ({ id }) => id === 2 && process.exit(7));`;
      writeFileSync(thread, `${readFileSync(thread, 'utf8')}\n${end}\n`);
      const mbox = join(dying, 'all.mbox');
      writeFileSync(
        mbox,
        `From a Mon Nov 23 19:46:21 2026\n${readFileSync(message, 'latin1')}\n\n`.repeat(96 * 20),
        'latin1',
      );
      const { code, out, error } = start(['--csv', '--jobs=2', mbox], '', join(dying, 'relay-inspector.js'));
      expect(error).toBe(
        `relay-inspector: ${mbox}#97: a thread ended while reading it or one of the 95 after it (it ended with code 7). ` +
          'The output ends before it. Try again with fewer --jobs; --jobs=1 needs no thread.\n',
      );
      expect(out.trimEnd().split('\r\n')).toHaveLength(1 + 96);
      expect(code).toBe(1);
    } finally {
      rmSync(dying, { recursive: true, force: true });
    }
  });

  test('prints the report in Russian, with the words built in', () => {
    expect(start(['--text', '--language=ru', message]).out).toContain('Да. Письмо пришло через Sendsay.');
  });

  test('reads standard input, reports errors on standard error, and sets its exit code', () => {
    expect(start(['--json', '-'], readFileSync(message, 'utf8')).out).toContain('"proven"');
    expect(start(['-'], '<!doctype html>').code).toBe(1);
    const wrong = start([]);
    expect([wrong.code, wrong.out]).toEqual([2, '']);
    expect(wrong.error).toContain('usage');
  });

  test('keeps its compiled code next to it, on a Node that can', () => {
    const compiled = join(built, 'compiled');
    rmSync(compiled, { recursive: true, force: true });
    expect(start(['--version']).code).toBe(0);
    expect(existsSync(compiled)).toBe('enableCompileCache' in nodeModule);
  });

  test('prints the same where it cannot keep its compiled code', () => {
    const compiled = join(built, 'compiled');
    const before = start(['--json', message]);
    rmSync(compiled, { recursive: true, force: true });
    writeFileSync(compiled, 'a file in the place of the folder');
    try {
      expect(start(['--json', message])).toEqual(before);
      expect([before.code, before.error]).toEqual([0, '']);
    } finally {
      rmSync(compiled);
    }
  });

  test('contains the list of public suffixes once, and no notes for translators', () => {
    const files = readdirSync(built).filter((name) => name.endsWith('.js'));
    const code = files.map((name) => readFileSync(join(built, name), 'utf8'));
    expect(code.join('').split('compute-1').length - 1).toBe(1);
    expect(code.filter((text) => text.includes('Tooltip of the toolbar button'))).toEqual([]);
    expect(files.reduce((sum, name) => sum + statSync(join(built, name)).size, 0)).toBeLessThan(1_050_000);
  });

  test('is a program that a shell can start', () => {
    expect(readFileSync(program, 'utf8').split('\n', 1)).toEqual(['#!/usr/bin/env node']);
  });
});

describe('encoded words in the built command', () => {
  // The command is built with the browser's substitutes for mailparser's tables of multi-byte characters.
  const WORDS = [
    ['=?koi8-r?B?8NLJ18XU?=', 'Привет'],
    ['=?windows-1251?Q?=CF=F0=E8=E2=E5=F2?=', 'Привет'],
    ['=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=', '日本'],
    ['=?shift_jis?B?k/qWew==?=', '日本'],
    ['=?euc-jp?B?xvzL3A==?=', '日本'],
    ['=?gb18030?B?1tC5+g==?=', '中国'],
    ['=?big5?B?pKSw6g==?=', '中國'],
    ['=?euc-kr?B?x9GxuQ==?=', '한국'],
  ];

  test('are decoded in every charset of our users', () => {
    const files = WORDS.map(([written = ''], place) => {
      const file = join(built, `${place}.eml`);
      writeFileSync(file, `Subject: ${written}\r\nFrom: a@b.test\r\nDate: Mon, 23 Nov 2026 12:00:00 +0300\r\n\r\n`);
      return file;
    });
    const lines = start(['--json', ...files])
      .out.trimEnd()
      .split('\n');
    const subjects = lines.map((line) => property(property(JSON.parse(line), 'summary'), 'subject'));
    expect(subjects).toEqual(WORDS.map(([, read]) => read));
  });
});

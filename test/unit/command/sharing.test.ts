import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../../../src/command/command-line.ts';
import { runCommand } from './run-command.ts';

const root = join(import.meta.dirname, '../../..');
const message = join(root, 'test/corpus/messages/a01-relayed-romashka.eml');

/** What the command writes about the message. */
async function output(words: readonly string[]): Promise<string> {
  return (await runCommand([...words, message])).out;
}

/** What the command line asks for; null for wrong usage. */
function asked(words: readonly string[]): unknown {
  const read = readCommandLine(words);
  return read.kind === 'run' ? read.asked : null;
}

describe('the arguments of the command', () => {
  test('mean a terminal report in English, with nothing masked, if they are only files', () => {
    expect(asked(['a.eml', '-'])).toEqual({
      files: ['a.eml', '-'],
      list: null,
      form: 'terminal',
      masking: 'none',
      header: false,
      language: 'en',
      semicolons: false,
      relays: null,
      myServers: [],
      expect: null,
      jobs: 1,
      inside: null,
    });
  });

  test('ask for a form to share, in any order', () => {
    expect(asked(['--redact', 'a.eml', '--language=ru', '--html', '--header'])).toMatchObject({
      files: ['a.eml'],
      form: 'html',
      masking: 'public',
      header: true,
      language: 'ru',
    });
  });

  test('may be files whatever they look like, after "--"', () => {
    expect(asked(['--json', '--', '--html', '-x.eml'])).toMatchObject({
      form: 'json-line',
      files: ['--html', '-x.eml'],
    });
  });

  test.each([
    [[], 'No file was named'],
    [['--json'], 'No file was named'],
    [['--jsonx', 'a.eml'], '--jsonx'],
    [['--text', '--html', 'a.eml'], '--text and --html exclude each other'],
    // What should be masked must not be written unmasked.
    [['--redact', 'a.eml'], '--redact needs a form'],
    [['--for-support', '--summary', 'a.eml'], '--for-support needs a form'],
    [['--for-support', '--redact', '--csv', 'a.eml'], 'exclude each other'],
    [['--jobs=0', 'a.eml'], '--jobs takes a number from 1 to 64, not "0"'],
    [['--jobs=two', 'a.eml'], '"two"'],
    [['--text', '--language=de', 'a.eml'], '"de"'],
    [['--expect=yes', 'a.eml'], '"yes"'],
    [['--semicolons', 'a.eml'], '--semicolons needs --csv'],
    [['--relays'], '--relays'],
  ])('say what is wrong with %j', async (words, complaint) => {
    expect(asked(words)).toBeNull();
    const { code, out, error } = await runCommand(words);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(complaint);
    expect(error).toContain('--help');
  });
});

describe('the inspect command', () => {
  test('writes a redacted report in Russian', async () => {
    const text = await output(['--text', '--redact', '--header', '--language=ru']);
    expect(text).toContain('Да. Письмо пришло через Sendsay.');
    expect(text).toContain('    From: name1 <user3@lavka.test>');
    expect(text).not.toContain('ivan');
  });

  test('writes the documented JSON, nothing masked unless requested', async () => {
    const report: unknown = JSON.parse(await output(['--report']));
    expect(report).toMatchObject({
      schema: 'relay-inspector-report/1',
      redaction: 'none',
      message: { to: 'ivan@romashka.test' },
      header: null,
    });
  });
});

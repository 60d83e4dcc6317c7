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

describe('the words behind the command', () => {
  test('ask for the terminal in English, nothing masked, when there are only files', () => {
    expect(readCommandLine(['a.eml', '-'])).toEqual({
      files: ['a.eml', '-'],
      form: 'terminal',
      redact: false,
      header: false,
      language: 'en',
    });
  });

  test('ask for a form to share, in any order', () => {
    expect(readCommandLine(['--redact', 'a.eml', '--language=ru', '--html', '--header'])).toEqual({
      files: ['a.eml'],
      form: 'html',
      redact: true,
      header: true,
      language: 'ru',
    });
  });

  test.each([
    [[]],
    [['--json']],
    [['--jsonx', 'a.eml']],
    [['--text', '--html', 'a.eml']],
    // What is asked to be masked must not come out unmasked.
    [['--redact', 'a.eml']],
    [['--json', '--redact', 'a.eml']],
    [['--language=ru', 'a.eml']],
    [['--text', '--language=de', 'a.eml']],
    [['--text', '--language=en', '--language=ru', 'a.eml']],
  ])('make no sense: %j', (words) => {
    expect(readCommandLine(words)).toBeNull();
  });
});

describe('the inspect command', () => {
  test('writes a redacted report in Russian', async () => {
    const text = await output(['--text', '--redact', '--header', '--language=ru']);
    expect(text).toContain('Да. Письмо пришло через Sendsay.');
    expect(text).toContain('    From: name1 <user3@lavka.test>');
    expect(text).not.toContain('ivan');
  });

  test('writes the documented JSON, nothing masked unless asked for', async () => {
    const report: unknown = JSON.parse(await output(['--report']));
    expect(report).toMatchObject({
      schema: 'relay-inspector-report/1',
      redaction: 'none',
      message: { to: 'ivan@romashka.test' },
      header: null,
    });
  });
});

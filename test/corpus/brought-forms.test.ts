import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { property } from '../lab/browsers/property.ts';
import { runCommand } from '../unit/command/run-command.ts';
import { generatedForm } from './brought-forms/generated-forms.ts';

const folder = join(import.meta.dirname, 'brought-forms');

/**
 * What the servers of the four messages wrote: the relay's address, which server saw it, and how many hops there are.
 */
const MESSAGES: Readonly<Record<string, { readonly relay: string; readonly by: string; readonly hops: number }>> = {
  gmail: { relay: '185.138.182.101', by: 'mx.google.com', hops: 3 },
  yandex: {
    relay: '185.138.182.118',
    by: 'mail-nwsmtp-mxfront-production-main-27.vla.yp-c.yandex.net',
    hops: 4,
  },
  mailru: { relay: '185.138.182.115', by: 'mx312.i.mail.ru', hops: 2 },
  exchange: { relay: '185.138.182.64', by: 'DB1PEPF000509F2.mail.protection.outlook.com', hops: 5 },
};

const rows = readFileSync(join(folder, 'expected.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): unknown => JSON.parse(line))
  .map((row) => ({ file: String(property(row, 'file')), form: String(property(row, 'form')), row }));

/** A form that a rule makes of a message comes from the standard input, any other from its file. */
async function answerFor(file: string, row: unknown, ...options: string[]): Promise<unknown> {
  const made = generatedForm(file, String(property(row, 'message')));
  const { out } =
    made === null
      ? await runCommand(['--json', ...options, join(folder, file)])
      : await runCommand(['--json', ...options, '-'], new TextEncoder().encode(made));
  return JSON.parse(out);
}

function elements(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The message that an answer is about, as far as the table above identifies it. */
function messageOf(answer: unknown): unknown {
  const hops = elements(property(answer, 'hops'));
  const relay = hops.find((hop) => String(property(hop, 'address')).startsWith('185.138.182.'));
  return {
    relay: property(relay, 'address'),
    by: property(relay, 'by'),
    hops: hops.length,
    dated: hops.filter((hop) => property(hop, 'time') !== null).length,
    verdict: property(elements(property(answer, 'verdicts'))[0], 'verdict'),
  };
}

function expectMessage(answer: unknown, row: unknown): void {
  const message = MESSAGES[String(property(row, 'message'))];
  expect(messageOf(answer)).toEqual({ ...message, dated: message?.hops, verdict: 'proven' });
}

const isRefused = ({ row }: { row: unknown }): boolean => property(row, 'refused') !== undefined;
const isInside = ({ row }: { row: unknown }): boolean => property(row, 'inside') !== undefined;

describe('a form in which people bring a header', () => {
  test.each(rows.filter((each) => !isRefused(each) && !isInside(each)))(
    'is read, and its repairs are reported: $form ($file)',
    async ({ file, row }) => {
      const answer = await answerFor(file, row);
      expectMessage(answer, row);
      expect(property(answer, 'notes')).toEqual(property(row, 'notes'));
      expect(property(answer, 'conditional')).toBe(property(row, 'conditional'));
    },
  );

  test.each(rows.filter(isInside))(
    'is inside a message, and is judged with --inside: $form ($file)',
    async ({ file, row }) => {
      const inside = property(row, 'inside');
      expect(property(await answerFor(file, row), 'inside')).toEqual([inside]);
      expectMessage(await answerFor(file, row, '--inside=1'), row);
    },
  );

  test.each(rows.filter(isRefused))(
    'is not a header, and is refused as what it is: $form ($file)',
    async ({ file, row }) => {
      const answer = await answerFor(file, row);
      expect(property(property(answer, 'error'), 'reason')).toBe(property(row, 'refused'));
      expect(property(answer, 'verdicts')).toBeUndefined();
    },
  );
});

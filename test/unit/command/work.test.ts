import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { PreparedMail } from '../../../src/command/prepare-mail.ts';
import { UndoneWork, type Work, inOrder, workOf } from '../../../src/command/work.ts';

const scratch = mkdtempSync(join(tmpdir(), 'command-work-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function* nothing(): AsyncGenerator<Uint8Array> {}

const mail = (place: string): PreparedMail => ({ place, unread: null, answer: null, text: '', row: null });

async function pieces(names: readonly string[], input: AsyncIterable<unknown> = nothing()): Promise<Work[]> {
  const found: Work[] = [];
  for await (const work of workOf(names, input)) found.push(work);
  return found;
}

describe('work for threads', () => {
  test('consists of a small file as a whole, every message of a large one, and what cannot be opened, in order', async () => {
    const small = join(scratch, 'small.eml');
    writeFileSync(small, 'Received: from a by b; x\n\n');
    const large = join(scratch, 'large.mbox');
    const message = `From x Mon Nov 23 19:46:21 2026\nReceived: from a by b; x\n\n${'body\n'.repeat(2000)}\n`;
    writeFileSync(large, message.repeat(600));
    const found = await pieces([small, large, join(scratch, 'none'), small]);
    expect(found.length).toBeGreaterThan(2);
    const items = found.flat();
    expect(items.at(0)).toEqual({ kind: 'file', name: small });
    expect(items.at(1)).toMatchObject({ kind: 'found', mail: { place: `${large}#1` } });
    expect(items.at(600)).toMatchObject({ kind: 'found', mail: { place: `${large}#600` } });
    expect(items.at(601)).toMatchObject({ kind: 'refused', mail: { system: 'no such file or directory' } });
    expect(items.slice(602)).toEqual([{ kind: 'file', name: small }]);
  });

  test('is done in any order but returned in the original one, with only a few pieces at a time', async () => {
    const done: (() => void)[] = [];
    let running = 0;
    let most = 0;
    async function* many(): AsyncGenerator<Work> {
      for (let nth = 0; nth < 9; nth++) yield [{ kind: 'file', name: String(nth) }];
    }
    const run = async ([item]: Work): Promise<PreparedMail[]> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => done.push(resolve));
      running -= 1;
      return [mail(item?.kind === 'file' ? item.name : '')];
    };
    const places: string[] = [];
    const reading = (async () => {
      for await (const { place } of inOrder(many(), run, 3)) places.push(place);
    })();
    while (places.length < 9) {
      // The newest is finished first.
      done.pop()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await reading;
    expect(places).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8']);
    expect(most).toBe(3);
  });

  test('that nobody finished ends the results at that point, which is named', async () => {
    async function* many(): AsyncGenerator<Work> {
      for (const name of ['a', 'b', 'c', 'd', 'e'])
        yield [
          { kind: 'file', name },
          { kind: 'file', name: 'further' },
        ];
    }
    // The fourth is rejected long before its turn comes, which must not end the process either.
    const run = async ([item]: Work): Promise<PreparedMail[]> => {
      const name = item?.kind === 'file' ? item.name : '';
      if (name === 'c' || name === 'd') throw new Error('it ended with code 7');
      await new Promise((resolve) => setImmediate(resolve));
      return [mail(name)];
    };
    const places: string[] = [];
    const reading = (async () => {
      for await (const { place } of inOrder(many(), run, 9)) places.push(place);
    })();
    await expect(reading).rejects.toThrow(UndoneWork);
    await expect(reading).rejects.toMatchObject({ place: 'c', size: 2, message: 'it ended with code 7' });
    expect(places).toEqual(['a', 'b']);
  });
});

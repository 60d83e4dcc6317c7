import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeIn } from '../../../../src/message/intake/take-in.ts';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import { partBrought } from '../../../../src/report/brought-part.ts';
import type { InspectSettings } from '../../../../src/report/inspect-settings.ts';
import { inspect } from '../../../../src/report/inspect.ts';
import { DRESSINGS } from './dress.ts';

const SETTINGS: InspectSettings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };
/** Messages from real servers, and invented forgeries, of which every third is enough here. */
const MESSAGES = [
  ...messagesIn('test/corpus/messages'),
  ...messagesIn('test/corpus/attacks').filter((_file, place) => place % 3 === 0),
];

function messagesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => join(folder, name));
}

/** How much an answer says for the relay: all others say that it is not shown. */
function strengthOf(verdict: string): number {
  return ['reported', 'proven'].indexOf(verdict) + 1;
}

interface Answer {
  readonly verdict: string;
  readonly conditional: boolean;
}

/** null if what was brought is refused. */
function answerTo(brought: Uint8Array): Answer | null {
  const taken = takeIn(brought);
  if (!taken.ok) return null;
  const part = partBrought(taken);
  return { verdict: inspect(taken.source, SETTINGS, part).verdicts[0]?.verdict ?? '', conditional: part !== null };
}

function bytesOf(dressed: string | Uint8Array): Uint8Array {
  return typeof dressed === 'string' ? new TextEncoder().encode(dressed) : new Uint8Array(dressed);
}

describe('any message of the corpora', () => {
  it.each(Object.keys(DRESSINGS))('gets the same answer, or a conditional one that is no stronger: %s', (name) => {
    const dress = DRESSINGS[name] ?? String;
    const wrong: string[] = [];
    let same = 0;
    for (const file of MESSAGES) {
      const source = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
      const plain = inspect(source, SETTINGS).verdicts[0]?.verdict ?? '';
      const dressed = answerTo(bytesOf(dress(source)));
      if (dressed === null) continue;
      if (dressed.verdict === plain) same += 1;
      const weaker = strengthOf(dressed.verdict) <= strengthOf(plain);
      if (dressed.verdict !== plain && !(dressed.conditional && weaker))
        wrong.push(`${file}: ${plain}, ${dressed.verdict}`);
    }
    expect(wrong).toEqual([]);
    // If all were refused, nothing would have been tested.
    expect(same).toBeGreaterThan(MESSAGES.length * 0.9);
  });

  it.each(Object.keys(DRESSINGS))('stays as it is if it is taken in again: %s', (name) => {
    const dress = DRESSINGS[name] ?? String;
    for (const file of MESSAGES.slice(0, 20)) {
      const first = takeIn(bytesOf(dress(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'))));
      const again = first.ok ? takeIn(first.source) : null;
      expect(first.ok && again?.ok ? again.source : null, file).toEqual(first.ok ? first.source : null);
    }
  });
});

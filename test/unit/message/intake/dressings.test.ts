import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TakenIn } from '../../../../src/message/intake/intake.ts';
import { takeIn } from '../../../../src/message/intake/take-in.ts';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import { partBrought } from '../../../../src/report/brought-part.ts';
import type { InspectSettings } from '../../../../src/report/inspect-settings.ts';
import { inspect } from '../../../../src/report/inspect.ts';
import { DRESSINGS, LOSSES } from './dress.ts';

const SETTINGS: InspectSettings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };
/** Messages from real servers, and invented forgeries, every third of which is enough here. */
const MESSAGES = [
  ...messagesIn('test/corpus/messages'),
  ...messagesIn('test/corpus/attacks').filter((_file, place) => place % 3 === 0),
];

function messagesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => join(folder, name));
}

/** How many messages are tried in each form. */
const EACH = 12;

/** Picks different messages for each form, by its name, so that every message is tried in some form. */
function messagesFor(name: string): string[] {
  const place = [...name].reduce((sum, sign) => sum + sign.charCodeAt(0), 0);
  const step = Math.ceil(MESSAGES.length / EACH);
  return MESSAGES.filter((_file, nth) => nth % step === place % step);
}

function sourceOf(file: string): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}

const plainAnswers = new Map<string, string>();

function plainAnswer(file: string): string {
  const known = plainAnswers.get(file) ?? inspect(sourceOf(file), SETTINGS).verdicts[0]?.verdict ?? '';
  plainAnswers.set(file, known);
  return known;
}

/** How strongly an answer speaks for the relay; answers that are not listed do not speak for it. */
function strengthOf(verdict: string): number {
  return ['reported', 'proven'].indexOf(verdict) + 1;
}

interface Answer {
  readonly verdict: string;
  readonly conditional: boolean;
}

function answerTo(taken: TakenIn): Answer {
  const part = partBrought(taken);
  return { verdict: inspect(taken.source, SETTINGS, part).verdicts[0]?.verdict ?? '', conditional: part !== null };
}

function bytesOf(dressed: string | Uint8Array): Uint8Array {
  return typeof dressed === 'string' ? new TextEncoder().encode(dressed) : new Uint8Array(dressed);
}

describe('any message of the corpora', () => {
  it.each(Object.keys(DRESSINGS))('gets the same answer, or a conditional one that is no stronger: %s', (name) => {
    const dress = DRESSINGS[name] ?? String;
    const messages = messagesFor(name);
    const wrong: string[] = [];
    let same = 0;
    for (const file of messages) {
      const plain = plainAnswer(file);
      const taken = takeIn(bytesOf(dress(sourceOf(file))));
      if (!taken.ok) continue;
      const dressed = answerTo(taken);
      if (dressed.verdict === plain) same += 1;
      const weaker = strengthOf(dressed.verdict) <= strengthOf(plain);
      if (dressed.verdict !== plain && !(dressed.conditional && weaker))
        wrong.push(`${file}: ${plain}, ${dressed.verdict}`);
      const again = takeIn(taken.source);
      expect(again.ok ? again.source : null, `${file}, taken in again`).toEqual(taken.source);
    }
    expect(wrong).toEqual([]);
    // If all were refused, nothing would have been tested.
    expect(same).toBeGreaterThan(messages.length / 2);
  });

  it.each(Object.keys(LOSSES))('gets no other answer without a condition: %s', (name) => {
    const lose = LOSSES[name] ?? String;
    const silent: string[] = [];
    let read = 0;
    for (const file of messagesFor(name)) {
      const plain = plainAnswer(file);
      const taken = takeIn(bytesOf(lose(sourceOf(file))));
      if (!taken.ok) continue;
      read += 1;
      const left = answerTo(taken);
      if (left.verdict !== plain && !left.conditional) silent.push(`${file}: ${plain}, ${left.verdict}`);
    }
    expect(silent).toEqual([]);
    expect(read).toBeGreaterThan(0);
  });

  it('is in one of the forms at least', () => {
    const tried = new Set(Object.keys(DRESSINGS).flatMap(messagesFor));
    expect(tried.size).toBe(MESSAGES.length);
  });
});

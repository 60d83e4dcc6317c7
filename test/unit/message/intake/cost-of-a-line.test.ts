import { describe, expect, it } from 'vitest';
import { isDamaged } from '../../../../src/message/intake/damage.ts';
import { withoutHeaderChecks } from '../../../../src/message/intake/dressings/header-checks.ts';
import { withoutPageBreaks } from '../../../../src/message/intake/gaps.ts';
import { withLinesReversed } from '../../../../src/message/intake/order.ts';
import { isCommonWord } from '../../../../src/report/redaction/vocabulary.ts';
import { Placeholders } from '../../../../src/report/redaction/placeholders.ts';
import { growthOnDoubling } from '../../growth.ts';

/** Twice as much of a line is still read as a whole. */
const HALF_A_LINE = 1900;
/** Enough lines for a measurable time. */
const LINES = 100;
/** For what has no limit. */
const LONG = 10_000;
/** 2 for linear work, 4 for quadratic. */
const MOST = 3;

function ofSize(piece: string, size: number): string {
  return piece.repeat(Math.ceil(size / piece.length));
}

function lines(make: (size: number) => string): (size: number) => string[] {
  return (size) => Array.from({ length: LINES }, () => make(size));
}

describe('a hostile line, twice as long, costs twice as much', () => {
  it.each([
    ['a hop without a time', ' :from  by x'],
    ['the name of a hop without a time', ' Received: x'],
  ])('to the search for damage: %s', (_, piece) => {
    const make = lines((size) => `Qwz:${ofSize(piece, size)}`);
    expect(growthOnDoubling(make, (each) => isDamaged(each, false), HALF_A_LINE)).toBeLessThan(MOST);
  });

  it('to the search for reversed lines: many servers, and no time', () => {
    const make = lines((size) => `\t${ofSize('by x ', size)}\nReceived: y`);
    const work = (each: readonly string[]) => withLinesReversed(each.flatMap((two) => two.split('\n')));
    expect(growthOnDoubling(make, work, HALF_A_LINE)).toBeLessThan(MOST);
  });

  it("to the search for Postfix's log: many senders that never end", () => {
    const make = lines((size) => `postfix/cleanup[1]: a: b: header x${ofSize(' from x; from=<', size)}`);
    expect(growthOnDoubling(make, withoutHeaderChecks, HALF_A_LINE)).toBeLessThan(MOST);
  });

  it('to the search for page breaks: an address that never ends', () => {
    const make = (size: number) => ['\fa', ofSize('a://', size), '\fb'];
    expect(growthOnDoubling(make, withoutPageBreaks, LONG)).toBeLessThan(MOST);
  });

  it.each(['a', '1', 'word'])('to the placeholders: a run of %j', (piece) => {
    const work = (source: string) => new Placeholders(source);
    expect(growthOnDoubling((size) => ofSize(piece, size), work, LONG)).toBeLessThan(MOST);
  });

  it('to the vocabulary: a long number', () => {
    expect(growthOnDoubling((size) => ofSize('1', size), isCommonWord, LONG)).toBeLessThan(MOST);
  });
});

import { describe, expect, it } from 'vitest';
import { goalsInWords } from '../bench/mbox-goals.ts';

const FIGURES = {
  inspect: 30_000,
  postalMime: 1000,
  python: 5000,
  runs: [
    { name: 'the page', rate: 6000, megabytes: 300 },
    { name: '`--csv`', rate: 4000, megabytes: 150 },
  ],
  firstRows: 250,
  longestTask: 0,
};

describe('the goals of a large mailbox file', () => {
  it('are listed with the figures of the run, the reached ones apart from the others', () => {
    expect(goalsInWords(FIGURES)).toBe(
      'Reached: five times postal-mime (the page 6.0); the first rows within a second (250 ms); no task over 50 ms; 250 MB (`--csv` 150). ' +
        'Not reached: five times postal-mime (`--csv` 4.0); 250 MB (the page 300); 70 % of inspect() alone (the page 20 %, `--csv` 13 %); ' +
        '20 times Python’s mailbox, where inspect() alone is 6.0 times as fast (the page 1.2, `--csv` 0.8).',
    );
  });

  it('are all listed as reached when they are, without those about a program that is not installed', () => {
    const fast = { ...FIGURES, python: null, runs: [{ name: 'the page', rate: 21_000, megabytes: 250 }] };
    expect(goalsInWords(fast)).toMatch(/^Reached: [^]*70 % of inspect\(\) alone[^]*\. Not reached: nothing\.$/u);
    expect(goalsInWords({ ...fast, firstRows: 1001, longestTask: 51 })).toMatch(
      /Not reached: the first rows within a second \(1001 ms\); no task over 50 ms\.$/u,
    );
  });
});

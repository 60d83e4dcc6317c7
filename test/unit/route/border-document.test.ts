import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sendsay } from '../../../src/relay/sendsay.ts';
import { inspect } from '../../../src/report/inspect.ts';
import { STEP_RULES } from '../../../src/route/step-rules.ts';
import { readDocument } from '../document.ts';

/** Strangers check the rules against docs/border.md, so it must describe what the code does. */

const page = readFileSync(join(import.meta.dirname, '../../../docs/border.md'), 'utf8');
const settings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };

/** "- `rule` (**inside**): when. Premise: which. Next: who." */
const rules = [...readDocument('docs/border.md').matchAll(/^- `([a-z-]+)` \(\*\*(inside|ends)\*\*\): (.+)$/gm)].map(
  ([, rule = '', effect = '', text = '']) => ({
    rule,
    effect,
    premise: / Premise: [^.]+\./.test(text),
    next: / Next: ([^.]+)\.$/.exec(text)?.[1] ?? '',
  }),
);

const NEXT = {
  nameless: 'the organisation, the peer by name, a nameless host',
  private: 'the organisation, the peer by name, a nameless host; a stranger means NAT',
  organisation: 'the organisation',
  provider: 'the same provider, a nameless host',
  'first-named': 'the organisation, the peer by name, a nameless host; if no line has named a host yet, anyone',
};

describe('the rules in docs/border.md', () => {
  test('has the rules of the code in order, each with who may write the next hop', () => {
    expect(rules.map(({ rule, effect, next }) => [rule, effect, next])).toEqual(
      STEP_RULES.map((each) => ('ends' in each ? [each.ends, 'ends', ''] : [each.inside, 'inside', NEXT[each.next]])),
    );
  });

  test('names a premise exactly where the code has one', () => {
    const withPremise = rules.filter(({ premise }) => premise).map(({ rule }) => rule);
    const inCode = STEP_RULES.flatMap((each) => ('inside' in each && each.premise !== null ? [each.inside] : []));
    expect(withPremise).toEqual(inCode);
  });
});

const examples = [...page.matchAll(/^```received border=(\S+) verdict=(\S+)\n([^`]+)```$/gm)].map(
  ([, border = '', verdict = '', lines = '']) => ({ border, verdict, lines: lines.trim().split('\n') }),
);

describe('the examples of docs/border.md', () => {
  test('are eleven', () => {
    expect(examples).toHaveLength(11);
  });

  test.each(examples.map((example, place) => [place + 1, example] as const))('example %i', (_place, example) => {
    const source = example.lines.map((line) => `Received: ${line}; Mon, 23 Nov 2026 10:30:00 +0300\r\n`).join('');
    const report = inspect(`${source}\r\n`, settings);
    expect([String(report.route.border?.hop ?? 'none'), report.verdicts[0]?.verdict]).toEqual([
      example.border,
      example.verdict,
    ]);
  });
});

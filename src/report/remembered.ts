import type { Report } from './report.ts';

/**
 * The same function, which derives each answer once for the two reports that it was asked about last: one that is shown and one that it
 * is compared with. A report never changes.
 *
 * Not a WeakMap: the engine keeps what is in one until its next full collection, and over thousands of messages that costs
 * a third of the time.
 */
export function rememberedFor<Answer>(derive: (report: Report) => Answer): (report: Report) => Answer {
  type Known = { readonly report: Report; readonly answer: Answer };
  let last: Known | null = null;
  let before: Known | null = null;
  return (report) => {
    if (last?.report === report) return last.answer;
    const known = before?.report === report ? before : { report, answer: derive(report) };
    before = last;
    last = known;
    return known.answer;
  };
}

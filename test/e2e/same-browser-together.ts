import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files whose browser is started differently from that of most others. */
const FIRST = ['fixture-webmails', 'fixture-trouble'];
const LAST = ['accessibility', 'russian', 'chip-place', 'targets'];

/** Runs files that use the same browser one after the other: only then can one take over the other's. */
export class SameBrowserTogether extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => place(one) - place(other));
  }
}

/** Negative for the first ones, positive for the last ones, 0 for all others. */
function place({ moduleId }: TestSpecification): number {
  const [first, last] = [FIRST, LAST].map((names) =>
    names.findIndex((name) => moduleId.endsWith(`/e2e/${name}.test.ts`)),
  );
  if (first !== undefined && first >= 0) return first - FIRST.length;
  return (last ?? -1) + 1;
}

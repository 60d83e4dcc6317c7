import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest in a browser, the longest first: if one of them began last, the whole run would wait for
 * it.
 */
const LONGEST = [
  'roundcube',
  'horde',
  'automatic-chip',
  'sogo',
  'automatic',
  'accessibility',
  'fixture-webmails',
  'targets',
];

/** Begins the longest files of the end-to-end tests first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => place(one) - place(other));
  }
}

function place({ moduleId }: TestSpecification): number {
  const found = LONGEST.findIndex((name) => moduleId.endsWith(`/e2e/${name}.test.ts`));
  return found === -1 ? LONGEST.length : found;
}

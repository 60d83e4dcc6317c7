import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const COPIED = ['src', 'public', 'docs/webmails.md', 'test/unit', 'test/lab', 'test/e2e', 'test/webmail-pages'];
const SETTINGS = ['package.json', 'tsconfig.json', 'vite.config.ts', 'vitest.config.ts'];
const tree = mkdtempSync(join(tmpdir(), 'new-webmail-'));

function make(...ids: string[]): { code: number | null; said: string } {
  const script = join(ROOT, 'scripts/new-webmail.ts');
  const command = ['--import', 'tsx', script, ...ids, ...(ids.length === 1 ? [tree] : [])];
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
  return { code: status, said: stderr };
}

describe('npm run new:webmail', () => {
  beforeAll(() => {
    for (const name of [...COPIED, ...SETTINGS]) cpSync(join(ROOT, name), join(tree, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
  });
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it('makes a webmail whose tests and entries in the registry and the documents pass at once', () => {
    expect(make('example_mail')).toEqual({ code: 0, said: '' });
    const tests = ['example-mail', 'registry', 'tested-on'].map((name) => `test/unit/webmail/${name}.test.ts`);
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
    const report: unknown = JSON.parse(
      execFileSync(process.execPath, [vitest, 'run', '--project', 'unit', '--reporter=json', ...tests], {
        cwd: tree,
        encoding: 'utf8',
        env: { ...process.env, VITEST: undefined },
      }),
    );
    expect(report).toMatchObject({ success: true, numFailedTests: 0, numFailedTestSuites: 0 });
  }, 240_000);

  it('overwrites nothing', () => {
    expect(make('gmail')).toMatchObject({ code: 1 });
  });

  it('accepts no id that would lead out of its folders', () => {
    expect(make('../x')).toMatchObject({ code: 2 });
  });
});

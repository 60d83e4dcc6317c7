import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CORE, EXTENSION_FOLDERS, FOLDERS } from '../../oxlint.config.mjs';

const root = resolve(import.meta.dirname, '../..');

const NAMES = FOLDERS.map(({ name }) => name);

interface Plant {
  /** What is forbidden, in words. */
  readonly rule: string;
  readonly file: string;
  readonly code: string;
  /** The lint rule that must reject it; null for what must be allowed. */
  readonly refusedBy: string | null;
}

const IMPORTS = 'eslint(no-restricted-imports)';
const GLOBALS = 'eslint(no-restricted-globals)';
const PROPERTIES = 'eslint(no-restricted-properties)';

const importOf = (folder: string): string => `export { planted } from '../${folder}/planted-target.ts';\n`;

const directions: Plant[] = FOLDERS.flatMap(({ name, imports }) =>
  NAMES.filter((other) => other !== name).map((other) => {
    const allowed = imports.includes(other);
    return {
      rule: `${name} ${allowed ? 'may' : 'must not'} import ${other}`,
      file: `src/${name}/imports-${other}.ts`,
      code: importOf(other),
      refusedBy: allowed ? null : IMPORTS,
    };
  }),
);

const directionsInExtension: Plant[] = EXTENSION_FOLDERS.flatMap(({ name, imports }) =>
  EXTENSION_FOLDERS.filter((other) => other.name !== name).map((other) => {
    const allowed = imports.includes(other.name);
    return {
      rule: `extension/${name} ${allowed ? 'may' : 'must not'} import extension/${other.name}`,
      file: `src/extension/${name}/imports-${other.name}.ts`,
      code: importOf(other.name),
      refusedBy: allowed ? null : IMPORTS,
    };
  }),
);

/** The same code, planted in several folders. */
function everywhere(
  folders: readonly string[],
  name: string,
  code: string,
  refusedBy: string | null,
  rule: string,
): Plant[] {
  return folders.map((folder) => ({ rule: `${folder}: ${rule}`, file: `src/${folder}/${name}.ts`, code, refusedBy }));
}

const without = (...excepted: string[]): string[] => NAMES.filter((folder) => !excepted.includes(folder));

const outsideWorlds: Plant[] = [
  ...everywhere(without(), 'mailparser', `export { simpleParser } from 'mailparser';\n`, IMPORTS, 'no mailparser'),
  {
    rule: 'mailparser in its one file',
    file: 'src/message/summarise.ts',
    code: `export { simpleParser } from 'mailparser';\n`,
    refusedBy: null,
  },
  {
    rule: 'its one file imports nothing above it',
    file: 'src/message/mailparser-in-browser/plant.ts',
    code: `export { planted } from '../../received/planted-target.ts';\n`,
    refusedBy: IMPORTS,
  },
  ...everywhere(
    without('extension', 'command'),
    'polyfill',
    `export { default as it } from 'webextension-polyfill';\n`,
    IMPORTS,
    'no polyfill',
  ),
  ...everywhere(
    ['extension'],
    'polyfill',
    `export { default as it } from 'webextension-polyfill';\n`,
    null,
    'may use the polyfill',
  ),
  {
    rule: 'extension/wire: no polyfill',
    file: 'src/extension/wire/polyfill.ts',
    code: `export { default as it } from 'webextension-polyfill';\n`,
    refusedBy: IMPORTS,
  },
  {
    rule: 'extension/wire imports nothing of the pages',
    file: 'src/extension/wire/imports-ui.ts',
    code: `export { planted } from '../../ui/planted-target.ts';\n`,
    refusedBy: IMPORTS,
  },
  ...everywhere(
    without('extension'),
    'browser-global',
    'export const it: unknown = browser;\n',
    GLOBALS,
    'no browser.*',
  ),
  ...everywhere(without('extension'), 'chrome-global', 'export const it: unknown = chrome;\n', GLOBALS, 'no chrome.*'),
  ...everywhere(without('ui', 'command'), 'preact', `export { h } from 'preact';\n`, IMPORTS, 'no Preact'),
  ...everywhere(
    without('command'),
    'node-module',
    `export { readFileSync } from 'node:fs';\n`,
    IMPORTS,
    'nothing of Node',
  ),
  ...everywhere(CORE, 'page', 'export const title = document.title;\n', GLOBALS, 'no DOM'),
  ...everywhere(CORE, 'window', 'export const { title } = window.document;\n', GLOBALS, 'no window'),
  ...everywhere(without('webmail'), 'network', `export const answer = fetch('/');\n`, GLOBALS, 'no network'),
  ...everywhere(without('webmail'), 'socket', `export const socket = new WebSocket('/');\n`, GLOBALS, 'no sockets'),
  ...everywhere(['webmail'], 'network', `export const answer = fetch('/');\n`, null, 'may ask its own origin'),
];

const everyFile: Plant[] = [
  ...everywhere(
    ['ui', 'webmail'],
    'markup',
    'export const show = (to: Element, text: string): void => {\n  to.innerHTML = text;\n};\n',
    PROPERTIES,
    'no innerHTML',
  ),
  ...everywhere(
    ['ui', 'webmail'],
    'adjacent',
    `export const show = (to: Element, text: string): void => {\n  to.insertAdjacentHTML('beforeend', text);\n};\n`,
    PROPERTIES,
    'no insertAdjacentHTML',
  ),
  {
    rule: 'no dangerouslySetInnerHTML',
    file: 'src/ui/dangerous.tsx',
    code: 'export const It = ({ text }: { text: string }) => <p dangerouslySetInnerHTML={{ __html: text }} />;\n',
    refusedBy: 'react(no-danger)',
  },
  {
    rule: 'no eval',
    file: 'src/ui/evaluate.ts',
    code: `export const one: unknown = eval('1');\n`,
    refusedBy: 'eslint(no-eval)',
  },
  {
    rule: 'no forgotten promise',
    file: 'src/ui/floating.ts',
    code: 'const work = async (): Promise<void> => {};\nexport function start(): void {\n  work();\n}\n',
    refusedBy: 'typescript(no-floating-promises)',
  },
  {
    rule: 'no any',
    file: 'src/route/any.ts',
    code: 'export const value: any = 1;\n',
    refusedBy: 'typescript(no-explicit-any)',
  },
  {
    rule: 'no value of type any',
    file: 'src/route/unsafe.ts',
    code: `export const value: string = JSON.parse('1');\n`,
    refusedBy: 'typescript(no-unsafe-assignment)',
  },
  {
    rule: 'no non-null assertion',
    file: 'src/route/non-null.ts',
    code: `export const first = (list: string[]): string => list[0]!;\n`,
    refusedBy: 'typescript(no-non-null-assertion)',
  },
  {
    rule: 'no cast that narrows',
    file: 'src/route/cast.ts',
    code: 'export const text = (value: unknown): string => value as string;\n',
    refusedBy: 'typescript(no-unsafe-type-assertion)',
  },
  {
    rule: 'no @ts-ignore',
    file: 'src/route/ignore.ts',
    code: '// @ts-ignore\nexport const text: string = 1;\n',
    refusedBy: 'typescript(ban-ts-comment)',
  },
  {
    rule: 'no case forgotten',
    file: 'src/route/switch.ts',
    code: `export function on(sign: 'a' | 'b'): void {\n  switch (sign) {\n    case 'a':\n  }\n}\n`,
    refusedBy: 'typescript(switch-exhaustiveness-check)',
  },
  {
    rule: 'no circle of imports',
    file: 'src/route/circle-one.ts',
    code: `import { two } from './circle-two.ts';\nexport const one = (): number => two();\n`,
    refusedBy: 'import(no-cycle)',
  },
  {
    rule: 'no circle of imports, seen from the other side',
    file: 'src/route/circle-two.ts',
    code: `import { one } from './circle-one.ts';\nexport const two = (): number => one();\n`,
    refusedBy: 'import(no-cycle)',
  },
  {
    rule: 'paths with their extension',
    file: 'src/route/extension.ts',
    code: `export { planted } from './planted-target';\n`,
    refusedBy: 'import(extensions)',
  },
  {
    rule: 'names of files in kebab-case',
    file: 'src/route/notKebab.ts',
    code: 'export const value = 1;\n',
    refusedBy: 'unicorn(filename-case)',
  },
  {
    rule: 'no file over 400 lines',
    file: 'src/route/long.ts',
    code: 'export const value = 1;\n'.padEnd(460, '\n'),
    refusedBy: 'eslint(max-lines)',
  },
  {
    rule: 'nothing written to the console',
    file: 'src/ui/console.ts',
    code: `console.log('x');\n`,
    refusedBy: 'eslint(no-console)',
  },
  {
    rule: 'no test that runs alone',
    file: 'test/alone.test.ts',
    code: `import { expect, it } from 'vitest';\nit.only('x', () => expect(1).toBe(1));\n`,
    refusedBy: 'vitest(no-focused-tests)',
  },
  {
    rule: 'no test that is left out',
    file: 'test/skipped.test.ts',
    code: `import { expect, it } from 'vitest';\nit.skip('x', () => expect(1).toBe(1));\n`,
    refusedBy: 'vitest(no-disabled-tests)',
  },
];

const plants = [...directions, ...directionsInExtension, ...outsideWorlds, ...everyFile];

/** A tree with one planted file for each rule, under the project's own lint configuration. */
let tree = '';
/** The rules that rejected a file, by its path in the tree. */
let refusals: ReadonlyMap<string, readonly string[]> = new Map();

beforeAll(async () => {
  tree = mkdtempSync(join(tmpdir(), 'relay-inspector-lint-'));
  for (const name of ['oxlint.config.mjs', 'tsconfig.json', 'package.json']) cpSync(join(root, name), join(tree, name));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  for (const folder of NAMES) write(`src/${folder}/planted-target.ts`, 'export const planted = 1;\n');
  for (const { name } of EXTENSION_FOLDERS) {
    write(`src/extension/${name}/planted-target.ts`, 'export const planted = 1;\n');
  }
  for (const { file, code } of plants) write(file, code);
  refusals = await lint();
}, 60_000);

afterAll(() => {
  rmSync(tree, { recursive: true, force: true });
});

function write(file: string, code: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), code);
}

async function lint(): Promise<Map<string, string[]>> {
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const report = await new Promise<string>((settle) => {
    const options = { cwd: tree, maxBuffer: 64 * 1024 * 1024, timeout: 50_000 };
    execFile(
      process.execPath,
      [oxlint, '--config=oxlint.config.mjs', '--type-aware', '--format=unix', 'src', 'test'],
      options,
      (_error, stdout) => {
        settle(stdout);
      },
    );
  });
  const found = new Map<string, string[]>();
  for (const [, file = '', rule = ''] of report.matchAll(/^([^:\n]+):\d+:\d+: .*\[\w+\/([\w-]+\([\w-]+\))\]$/gmu)) {
    found.set(file, [...(found.get(file) ?? []), rule]);
  }
  return found;
}

describe('the linter rejects what the rules of this project forbid, and only that', () => {
  it.each(plants)('$rule', ({ file, refusedBy }) => {
    expect(new Set(refusals.get(file))).toEqual(new Set(refusedBy === null ? [] : [refusedBy]));
  });
});

describe('the table of folders', () => {
  it('lets imports run one way: no folder imports one that comes later', () => {
    const backwards = FOLDERS.flatMap(({ name, imports }, place) =>
      imports.filter((other) => NAMES.indexOf(other) >= place).map((other) => `${name} imports ${other}`),
    );
    expect(backwards).toEqual([]);
  });

  it('lets imports inside the extension run one way, too, and names each of its folders', () => {
    const names = EXTENSION_FOLDERS.map(({ name }) => name);
    const backwards = EXTENSION_FOLDERS.flatMap(({ name, imports }, place) =>
      imports.filter((other) => names.indexOf(other) >= place).map((other) => `${name} imports ${other}`),
    );
    const folders = readdirSync(join(root, 'src/extension'), { withFileTypes: true }).filter((each) =>
      each.isDirectory(),
    );
    expect(backwards).toEqual([]);
    expect(folders.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  });

  it('keeps the core to itself', () => {
    const leaks = FOLDERS.filter(({ name }) => CORE.includes(name)).flatMap(({ imports }) =>
      imports.filter((other) => !CORE.includes(other)),
    );
    expect(leaks).toEqual([]);
  });
});

describe('the sources', () => {
  const files = ['src', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/u.test(file) && !file.startsWith('output'))
      .map((file) => join(folder, file)),
  );

  it('are in folders that the rules know', () => {
    const folders = readdirSync(join(root, 'src'));
    expect(folders.toSorted()).toEqual(NAMES.toSorted());
  });

  it('silence no rule of the linter, the compiler or the formatter', () => {
    const silenced = /(?:ox|es)lint-(?:disable|enable)|@ts-(?:nocheck|expect-error|ignore)|(?:prettier|oxfmt)-ignore/u;
    const here = 'test/unit/architecture.test.ts';
    expect(files.filter((file) => file !== here && silenced.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it('keep their members private by #; only a constructor cannot be', () => {
    const byWord = /^ *(?:private|protected) (?!constructor\b)/mu;
    expect(files.filter((file) => byWord.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it('have names of their own: only the first script of each page shares its name with another one', () => {
    const names = files.filter((file) => file.startsWith('src')).map((file) => basename(file));
    const repeated = new Set(names.filter((name, place) => names.indexOf(name) !== place));
    expect([...repeated]).toEqual(['main.tsx']);
  });

  it('have no folder for miscellaneous things', () => {
    // "shared-report" is a well-defined thing: a report that is shared.
    const drawers = /(?:^|[/.-])(?:utils?|helpers?|common|misc|shared)(?:\.|\/|-(?!reports?\b|suite\b))/u;
    expect(files.filter((file) => drawers.test(file))).toEqual([]);
  });
});

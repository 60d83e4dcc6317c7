/**
 * The rules of the house. What each folder of src/ may import and use is one table, FOLDERS; the restrictions of
 * imports and globals are made from it, and test/unit/architecture.test.ts plants a violation of each.
 *
 * JavaScript, because oxlint loads a TypeScript configuration only on Node 22.18 and newer.
 */
import { defineConfig } from 'oxlint';

/** The core's folders in the order in which they may import: each only those before it. */
export const CORE = ['hosts', 'message', 'received', 'route', 'authentication', 'relay', 'report'];

const ONE_WAY = `Imports run one way: ${CORE.join(', ')}; the core knows nothing of what is around it.`;

/** What only some folders may use: packages, by a pattern of their names, and globals. */
const WORLDS = [
  { name: 'mailparser', imports: '^mailparser(/|$)', why: 'mailparser stays behind src/message/summarise.ts.' },
  {
    name: 'browser',
    imports: '^webextension-polyfill(/|$)',
    globals: ['browser', 'chrome'],
    why: "Only src/extension/ touches the browser's interfaces, through webextension-polyfill.",
  },
  { name: 'preact', imports: '^preact(/|$)', why: 'Only src/ui/ draws.' },
  { name: 'node', imports: '^node:', why: 'This runs in a browser.' },
  {
    name: 'network',
    globals: ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'RTCPeerConnection'],
    why: "Only src/webmail/ makes requests, and only to the page's own origin.",
  },
  {
    name: 'page',
    globals: [
      ...['document', 'window', 'self', 'navigator', 'location', 'history', 'DOMParser', 'Worker'],
      ...['localStorage', 'sessionStorage', 'indexedDB', 'caches'],
    ],
    why: 'The core has no page.',
  },
];

/** The folders of src/: what each may import from the others, and which worlds it may use. */
export const FOLDERS = [
  ...CORE.map((name, place) => ({ name, imports: CORE.slice(0, place), uses: [''], why: ONE_WAY })),
  {
    name: 'webmail',
    imports: CORE,
    uses: ['network', 'page'],
    why: 'An adapter knows its webmail and the message, not the extension around it.',
  },
  {
    name: 'extension',
    imports: [...CORE, 'webmail'],
    uses: ['browser', 'page'],
    why: 'The extension serves the pages and knows nothing of them.',
  },
  {
    name: 'ui',
    imports: [...CORE, 'extension'],
    uses: ['preact', 'page'],
    why: 'A page sees a webmail only through what src/extension/ hands it.',
  },
  { name: 'command', imports: CORE, uses: ['node'], why: 'The command reads files with the core alone.' },
];

/**
 * The folders of src/extension/: what each may import from the others.
 *
 * @type {{ name: string, imports: string[], uses: string[], why: string }[]}
 */
export const EXTENSION_FOLDERS = [
  { name: 'wire', imports: [], uses: ['page'], why: 'What crosses from one process to another is plain data.' },
  { name: 'settings', imports: ['wire'] },
  { name: 'active-tab', imports: ['wire'] },
  { name: 'handover', imports: ['wire', 'settings', 'active-tab'] },
  { name: 'page', imports: ['wire'] },
  { name: 'background', imports: ['wire', 'settings', 'handover'] },
].map((folder) => ({ uses: ['browser', 'page'], why: 'Imports inside src/extension/ run one way, too.', ...folder }));

/** Single files that may use a world that their folder may not. */
const EXCEPTIONS = [{ file: 'src/message/summarise.ts', folder: 'message', uses: ['mailparser'] }];

const MARKUP = 'Text of a message is only ever text in a page.';

const restrictions = [
  ...FOLDERS.map((folder) => restrict(`src/${folder.name}/**`, folder)),
  ...FOLDERS.filter(({ name }) => name === 'extension').flatMap((whole) =>
    EXTENSION_FOLDERS.map((inner) =>
      restrict(`src/extension/${inner.name}/**`, { ...whole, uses: inner.uses }, [
        { regex: foreignFolders(inner, EXTENSION_FOLDERS), message: inner.why },
      ]),
    ),
  ),
  ...EXCEPTIONS.flatMap(({ file, folder, uses }) =>
    FOLDERS.filter(({ name }) => name === folder).map((whole) => restrict(file, { ...whole, uses })),
  ),
];

/**
 * The restrictions of some files.
 *
 * @param {string} files
 * @param {(typeof FOLDERS)[number]} folder
 * @param {{ regex: string, message: string }[]} further imports that are forbidden
 * @returns {import("oxlint").OxlintOverride}
 */
function restrict(files, folder, further = []) {
  const { uses, why } = folder;
  const foreign = WORLDS.filter((world) => !uses.includes(world.name));
  return {
    files: [files],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: foreignFolders(folder, FOLDERS), message: why },
            ...further,
            ...foreign.flatMap((world) =>
              world.imports === undefined ? [] : [{ regex: world.imports, message: world.why }],
            ),
          ],
        },
      ],
      'no-restricted-globals': ['error', ...restrictedGlobals(foreign)],
    },
  };
}

/**
 * A pattern of the imports that a folder may not make from the other folders.
 *
 * @param {{ name: string, imports: string[] }} folder
 * @param {{ name: string }[]} all
 */
function foreignFolders({ name, imports }, all) {
  const foreign = all.map((folder) => folder.name).filter((other) => other !== name && !imports.includes(other));
  return `^(\\.\\./)+(${foreign.join('|')})/`;
}

/** @param {typeof WORLDS} worlds */
function restrictedGlobals(worlds) {
  return worlds.flatMap(({ globals = [], why }) => globals.map((name) => ({ name, message: why })));
}

export default defineConfig({
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'react', 'jsx-a11y', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  env: { builtin: true, es2024: true, browser: true },
  ignorePatterns: ['dist/', 'test/output/', 'test/corpus/**/*.json*'],
  rules: {
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-duplicate-imports': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'no-eval': 'error',
    'no-implied-eval': 'error',
    'no-new-func': 'error',
    'no-console': 'error',
    'no-restricted-globals': ['error', ...restrictedGlobals(WORLDS.filter(({ name }) => name === 'browser'))],
    'no-restricted-properties': [
      'error',
      ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'createContextualFragment', 'setHTMLUnsafe', 'srcdoc'].map(
        (property) => ({ property, message: MARKUP }),
      ),
      { property: 'sendBeacon', message: "Only src/webmail/ makes requests, and only to the page's own origin." },
    ],
    'react/no-danger': 'error',
    'react/react-in-jsx-scope': 'off',
    'import/no-cycle': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/await-thenable': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/consistent-type-imports': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/no-unsafe-type-assertion': 'error',
    'typescript/prefer-nullish-coalescing': 'error',
    'vitest/no-focused-tests': 'error',
    'vitest/no-disabled-tests': 'error',
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    'import/no-named-as-default-member': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'jsx-a11y/prefer-tag-over-role': 'off',
    'jsx-a11y/no-noninteractive-tabindex': 'off',
    'vitest/no-conditional-expect': 'off',
    'typescript/consistent-return': 'off',
    'typescript/no-misused-spread': 'off',
    'no-control-regex': 'off',
    'unicorn/no-useless-spread': 'off',
    // The rule takes each port, channel and worker for a window; no page here writes to another window.
    'unicorn/require-post-message-target-origin': 'off',
    // vitest itself fails a test that asserts nothing (vitest.config.ts), helpers included.
    'vitest/expect-expect': 'off',
    'import/no-unassigned-import': ['error', { allow: ['**/*.css'] }],
    'import/extensions': ['error', 'always', { ignorePackages: true }],
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'max-lines': ['error', { max: 400 }],
  },
  overrides: [...restrictions, { files: ['test/**', 'scripts/**'], rules: { 'no-new': 'off', 'no-console': 'off' } }],
});

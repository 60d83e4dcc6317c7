import type { Plugin } from 'vite';

/**
 * Makes mailparser run in a browser, without Node, without eval, and without the parts that a list of five header
 * fields never reaches (HTML to text, link detection, attachments, encoding). Affects only imports inside node_modules;
 * our own code cannot come to depend on a substitute.
 *
 * The substitutes rely on internals of the pinned versions. Tests of the built package check that they still fit: every
 * charset against mailparser in Node, the size, and that no table of multi-byte characters is left.
 */
export function mailparserInBrowser(): Plugin {
  return {
    name: 'mailparser-in-browser',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'client',
    config: () => ({
      environments: {
        client: {
          build: {
            rolldownOptions: {
              transform: {
                define: { global: 'globalThis' },
                inject: {
                  Buffer: ['buffer/index.js', 'Buffer'],
                  process: [local('process.ts'), 'default'],
                  setImmediate: [local('set-immediate.ts'), 'setImmediate'],
                },
              },
            },
          },
        },
      },
    }),
    resolveId(specifier, importer) {
      if (importer === undefined || !importer.includes('/node_modules/')) return null;
      const name = specifier.replace(/^node:/u, '');
      const file = LOCAL.get(name);
      if (file !== undefined) return local(file);
      const entry = ONE_COPY.has(name) ? name : PACKAGES.get(name);
      // Resolved as if imported from this file: packages that are published in two forms come as ES modules.
      return entry === undefined ? null : this.resolve(entry, import.meta.filename);
    },
  };
}

/** Leaves out the same parts under Node, in the command: without them it starts in half the time. */
export function mailparserWithoutUnused(): Plugin {
  return {
    name: 'mailparser-without-unused',
    enforce: 'pre',
    resolveId(specifier, importer) {
      if (importer?.includes('/node_modules/') !== true) return null;
      const file = UNUSED.get(specifier.replace(/^node:/u, ''));
      if (file !== undefined) return local(file);
      return ONE_COPY.has(specifier) ? this.resolve(specifier, import.meta.filename) : null;
    },
  };
}

/** An imported package, and the one that replaces it. */
const PACKAGES: ReadonlyMap<string, string> = new Map([
  // Node's own modules, replaced by packages that implement them.
  ['buffer', 'buffer/index.js'],
  ['events', 'events/events.js'],
  ['stream', 'readable-stream'],
  ['string_decoder', 'string_decoder/lib/string_decoder.js'],
]);

/** mailparser imports their ES modules and mailsplit requires their CommonJS twins: one copy is enough. */
const ONE_COPY: ReadonlySet<string> = new Set(['libbase64', 'libmime', 'libqp']);

/** An imported package, and the file of this folder that replaces it and says why. */
const UNUSED: ReadonlyMap<string, string> = new Map([
  ['he', 'he.ts'],
  ['html-to-text', 'html-to-text.ts'],
  ['linkify-it', 'linkify-it.ts'],
  ['./tlds.cjs', 'empty-list.ts'],
  ['./mimetypes.js', 'mimetypes.ts'],
  // Charsets: iconv-lite keeps its single-byte tables and all its names.
  ['./dbcs-codec', 'multi-byte-codec.ts'],
  ['./tables/shiftjis.json', 'empty-list.ts'],
  ['./tables/eucjp.json', 'empty-list.ts'],
  ['./tables/cp936.json', 'empty-list.ts'],
  ['./tables/gbk-added.json', 'empty-list.ts'],
  ['./tables/gb18030-ranges.json', 'empty-list.ts'],
  ['./tables/cp949.json', 'empty-list.ts'],
  ['./tables/cp950.json', 'empty-list.ts'],
  ['./tables/big5-added.json', 'empty-list.ts'],
  ['encoding-japanese', 'encoding-japanese.ts'],
  // Checksums of attachments.
  ['crypto', 'crypto.ts'],
]);

const LOCAL: ReadonlyMap<string, string> = new Map([...UNUSED, ['path', 'path.ts']]);

function local(file: string): string {
  return `${import.meta.dirname}/${file}`;
}

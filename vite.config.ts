import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type EnvironmentOptions, type Plugin, type UserConfig, defineConfig } from 'vite';
import { mailparserInBrowser } from './src/message/mailparser-in-browser/plugin.ts';

const root = import.meta.dirname;
const pagesFolder = resolve(root, 'src/ui');
const localesFolder = resolve(root, 'public/_locales');
const manifestFile = resolve(root, 'manifest.json');
const popupScript = resolve(pagesFolder, 'popup/main.tsx');
const popupFirst = resolve(pagesFolder, 'popup/first-script.ts');
const messagesWorker = resolve(pagesFolder, 'messages/table-worker.ts');
const backgroundFile = resolve(root, 'src/extension/background/background.ts');

/** The browsers that packages are built for; `vite build --app --mode <target>` writes `dist/<target>`. */
export const TARGETS = ['chrome', 'firefox'] as const;
export type Target = (typeof TARGETS)[number];

/**
 * The manifest for one browser. Both come from manifest.json; they differ only in what a browser rejects or warns
 * about. The version is that of package.json.
 */
export function manifestFor(target: Target): Record<string, unknown> {
  const { minimum_chrome_version, browser_specific_settings, ...common } = readJson(manifestFile);
  const version = readJson(resolve(root, 'package.json'))['version'];
  const own = target === 'chrome' ? { minimum_chrome_version } : { browser_specific_settings };
  return { ...common, version, ...own, background: backgroundFor(target) };
}

/** Chrome accepts only a service worker, Firefox only a list of scripts. */
function backgroundFor(target: Target): Record<string, unknown> {
  const script = 'background.js';
  return target === 'chrome' ? { service_worker: script, type: 'module' } : { scripts: [script], type: 'module' };
}

function manifest(target: Target): Plugin {
  return {
    name: 'manifest',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle() {
      const source = `${JSON.stringify(manifestFor(target), null, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: 'manifest.json', source });
    },
  };
}

/** Texts that the browser takes directly from the locales; no page uses them. */
const TEXTS_OF_THE_BROWSER = new Set(['extension_description', 'action_title']);

/** Parts of the words that not every page needs from the start: keys that begin with "<part>_". */
const WORDS_PARTS = [
  'inspector',
  'guide',
  'options',
  'failure',
  'offer',
  'advice',
  'finding',
  'explain',
  'noted',
  'toolbar',
  'table',
  'series',
  'messages',
  'bulk',
  'evidence',
] as const;

/** What else belongs to the part "evidence": the reasons of an answer and the route, which come after it. */
const BESIDE_EVIDENCE =
  /^(?:(?:strength|premises?|fact|tls|belief|border|stop|route|delay|folder|added|raw)_|(?:show_in_source|others_title|copy_answer|open_details|add_to_table)$)/u;

/**
 * `virtual:words/<language>`: the messages of public/_locales as a map from key to text. The pages can use any language
 * of the extension, whatever the browser's own (`i18n.getMessage` knows no other), and may not fetch the files
 * (`connect-src 'none'`). A dynamic import makes each language a chunk of its own.
 *
 * `virtual:words/<part>-<language>`: the messages of one part.
 */
export function words(): Plugin {
  const PREFIX = 'virtual:words/';
  return {
    name: 'words',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const asked = id.slice(PREFIX.length + 1);
      const part = WORDS_PARTS.find((name) => asked.startsWith(`${name}-`)) ?? null;
      const language = part === null ? asked : asked.slice(part.length + 1);
      const file = resolve(localesFolder, language, 'messages.json');
      this.addWatchFile(file);
      const texts = Object.entries(readJson(file))
        .filter(([key]) => partOf(key) === part && !TEXTS_OF_THE_BROWSER.has(key))
        .map(([key, entry]) => [key, messageOf(entry)]);
      return `export default ${JSON.stringify(Object.fromEntries(texts))};`;
    },
  };
}

/** The part that a message belongs to; null for one that all pages share. */
function partOf(key: string): (typeof WORDS_PARTS)[number] | null {
  if (BESIDE_EVIDENCE.test(key)) return 'evidence';
  return WORDS_PARTS.find((part) => key.startsWith(`${part}_`)) ?? null;
}

function messageOf(entry: unknown): string {
  if (typeof entry === 'object' && entry !== null && 'message' in entry && typeof entry.message === 'string') {
    return entry.message;
  }
  throw new Error(`Not a message of a locale: ${JSON.stringify(entry)}`);
}

/** Every HTML file directly in src/ui is a page of the extension, under its own name. */
function pages(): Record<string, string> {
  const files = readdirSync(pagesFolder).filter((name) => name.endsWith('.html'));
  return Object.fromEntries(files.map((name) => [basename(name, '.html'), resolve(pagesFolder, name)]));
}

function readJson(file: string): Record<string, unknown> {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof value !== 'object' || value === null) throw new Error(`${file} holds no object`);
  return { ...value };
}

/**
 * scripting.executeScript accepts classic scripts: one file each, without imports.
 *
 * @param result an expression at the end of the script, whose value executeScript returns
 */
function classicScript(
  name: string,
  { input = resolve(root, 'src/extension/page', `${name}.ts`), result = '' } = {},
): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      copyPublicDir: false,
      rolldownOptions: {
        input: { [name]: input },
        output: { format: 'iife', entryFileNames: '[name].js', codeSplitting: false, footer: result },
      },
    },
  };
}

/** The bundler's knowledge of its modules. */
interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** Parts of what the popup loads before it shows anything, by the paths of their modules; the first match counts. */
const POPUP_PARTS = {
  popup: /src[\\/]ui[\\/]popup[\\/]/u,
  drawing: /src[\\/]ui[\\/]|node_modules[\\/]preact/u,
  browser: /src[\\/]extension[\\/]|node_modules[\\/]webextension-polyfill/u,
  // For people: the background has a few words of its own for a verdict.
  wording: /src[\\/](?:report[\\/]wording[\\/](?!verdict|template)|message[\\/]encoded-words)/u,
  judging: /./u,
} as const;

/**
 * A chunk for one of these parts. A few large chunks save three kilobytes (gzip) compared with the bundler's default: a
 * dozen small ones, one for every combination of pages. The background draws nothing, and what judges a message runs
 * without a browser.
 */
function popupChunk(part: keyof typeof POPUP_PARTS): (id: string, graph: ModuleGraph) => string | null {
  return (id, graph) => {
    const [own] = Object.entries(POPUP_PARTS).find(([, paths]) => paths.test(id)) ?? [];
    // The page's own script and styles stay its own.
    const isPage = id === popupScript || id.endsWith('.css') || id.endsWith('.html');
    return own === part && !isPage && staticImports(popupScript, graph).has(id) ? part : null;
  };
}

/**
 * What the popup's part "browser" has in common with the worker of the table. A chunk of its own: the polyfill in the
 * other ones throws in a worker, which has no interface of the browser's.
 */
function plainChunk(id: string, graph: ModuleGraph): string | null {
  return popupChunk('browser')(id, graph) !== null && staticImports(messagesWorker, graph).has(id) ? 'plain' : null;
}

/** A module with all that it imports before it runs. */
function staticImports(entry: string, graph: ModuleGraph): ReadonlySet<string> {
  const found = new Set([entry]);
  for (const id of found) {
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  }
  return found;
}

/**
 * Vite calls each dynamic import through a helper (1.2 kB after gzip) that first loads the styles of the chunk, and
 * reports a failure to the page. Here only pages have styles, never a chunk that comes later, and every importer
 * handles its own failure.
 */
function plainDynamicImports(): Plugin {
  return {
    name: 'plain-dynamic-imports',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.isDynamicEntry || !chunk.viteMetadata?.importedCss.size) continue;
        throw new Error(`Nothing would load the styles of ${chunk.fileName}: import them in the main.tsx of a page`);
      }
    },
  };
}

/**
 * zip.js can load the code of another compression from an address that its caller supplies. We supply none, and a
 * package with such an import would rightly be questioned by addons.mozilla.org. The build fails if zip.js changes this
 * code.
 */
function noCodecsFromElsewhere(): Plugin {
  const written = 'await import(/* webpackIgnore: true */ /* @vite-ignore */ codecURI)';
  return {
    name: 'no-codecs-from-elsewhere',
    transform(code, id) {
      if (!id.endsWith('@zip.js/zip.js/lib/core/codec-registry.js')) return null;
      if (!code.includes(written)) throw new Error(`zip.js no longer says: ${written}`);
      return { code: code.replace(written, '{}'), map: null };
    },
  };
}

/**
 * webextension-polyfill describes 26 interfaces of Chrome, with the number of arguments of each function: 1.5 kB (gzip)
 * of every click. Since Manifest V3 those functions return promises themselves. They still lack a message listener that
 * can answer with a promise, but that is not in this table. The build fails if the table has another form.
 */
function polyfillOfMessages(): Plugin {
  const table = /(?<=const apiMetadata = )\{.*?\n {6}\}(?=;)/su;
  return {
    name: 'polyfill-of-messages',
    transform(code, id) {
      if (!id.endsWith('webextension-polyfill/dist/browser-polyfill.js')) return null;
      if (!table.test(code)) throw new Error('webextension-polyfill has no table');
      // As a module: the helpers for CommonJS would be one more file to load at every click.
      const short = code.replace(table, '{ runtime: {} }');
      return { code: `const module = {}, exports = module;\n${short}\nexport default module.exports;`, map: null };
    },
  };
}

/**
 * Builds popup-first.js without the polyfill, which is larger than the script itself: the functions that it calls
 * return promises in both browsers since Manifest V3.
 */
function browserItself(): Plugin {
  const stand = '\0browser-itself';
  return {
    name: 'browser-itself',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'popupFirst',
    resolveId: (id) => (id === 'webextension-polyfill' ? stand : null),
    load: (id) => (id === stand ? 'export default globalThis.browser ?? globalThis.chrome;' : null),
  };
}

/**
 * Adds to each page the sentence that it shows if it draws nothing, whatever has failed; showing it needs no script.
 */
function notDrawn(): Plugin {
  const place = /^ *<div id="page"><\/div>\n/mu;
  return {
    name: 'not-drawn',
    transformIndexHtml(html, { path }) {
      if (!place.test(html)) throw new Error(`${path} has no place for its page`);
      const sentence = readFileSync(resolve(pagesFolder, 'kit/not-drawn.html'), 'utf8');
      return html.replace(place, (line) => line + sentence);
    },
  };
}

/**
 * Moves what loads the popup's own code into a template, from which popup-first.js takes it once the read has begun; and
 * adds the words of each language, for it to choose from.
 */
function popupInTemplate(): Plugin {
  const code = /^\s*<(?:script type="module"|link rel="modulepreload")[^>]*>(?:<\/script>)?\n/gmu;
  return {
    name: 'popup-in-template',
    transformIndexHtml: {
      order: 'post',
      handler(html, { path, bundle }) {
        if (!path.endsWith('/popup.html')) return html;
        const preloads = Object.values(bundle ?? {}).flatMap((chunk) => {
          const id = chunk.type === 'chunk' ? (chunk.facadeModuleId ?? '') : '';
          const [, language] = /^\0virtual:words\/([a-z]+)$/u.exec(id) ?? [];
          return language === undefined
            ? []
            : [`    <link rel="modulepreload" crossorigin href="/${chunk.fileName}" lang="${language}">\n`];
        });
        const moved = [...html.matchAll(code)].map(([tag]) => tag);
        if (moved.length < 2 || preloads.length < 2) throw new Error('popup.html does not load the popup as expected');
        const template = `    <template>\n${[...moved, ...preloads].join('')}    </template>\n  </head>`;
        return html.replaceAll(code, '').replace('  </head>', template);
      },
    },
  };
}

export default defineConfig(({ mode }): UserConfig => {
  const target = TARGETS.find((name) => name === mode) ?? 'chrome';
  return {
    root: pagesFolder,
    publicDir: resolve(root, 'public'),
    plugins: [
      manifest(target),
      words(),
      plainDynamicImports(),
      noCodecsFromElsewhere(),
      polyfillOfMessages(),
      mailparserInBrowser(),
      browserItself(),
      popupInTemplate(),
      notDrawn(),
    ],
    build: {
      outDir: resolve(root, 'dist', target),
      // Cleared once in buildApp: all environments write into one folder.
      emptyOutDir: false,
      target: ['chrome123', 'firefox140'],
      sourcemap: false,
      // One round of loading: each page lists all modules with which it begins. The polyfill would fetch, which the
      // pages' policy forbids; both browsers preload modules themselves.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_file, modules, { hostType }) => (hostType === 'html' ? modules : []),
      },
      // A data: URL is not 'self' for the pages' policy.
      assetsInlineLimit: 0,
    },
    environments: {
      client: {
        build: {
          // The licences require their texts to be shipped with the libraries: Apache-2.0 (cfb), BSD (ieee754) and the
          // others. The pages contain all libraries; a classic script has none that they don't.
          license: { fileName: 'third-party-licences.md' },
          rolldownOptions: {
            // Inlining a constant at each use would ship the list of public suffixes twice.
            optimization: { inlineConst: false },
            input: {
              ...pages(),
              'messages-worker': messagesWorker,
              background: backgroundFile,
            },
            output: {
              entryFileNames: '[name].js',
              chunkFileNames: 'chunks/[name]-[hash].js',
              codeSplitting: {
                groups: [
                  // Data of a library, larger than all the code that shows a verdict, and changed only with its version.
                  { name: 'public-suffixes', test: /node_modules[\\/]tldts/u, priority: 7 },
                  // What another chunk needs is included in it, unless it belongs to a chunk with a higher priority.
                  { name: popupChunk('judging'), debugName: 'judging', priority: 6 },
                  { name: plainChunk, debugName: 'plain', priority: 5 },
                  { name: popupChunk('browser'), debugName: 'browser', priority: 3 },
                  { name: popupChunk('wording'), debugName: 'wording', priority: 2 },
                  { name: popupChunk('drawing'), debugName: 'drawing', priority: 1 },
                  { name: popupChunk('popup'), debugName: 'popup' },
                ],
              },
              assetFileNames: 'assets/[name]-[hash][extname]',
            },
          },
        },
      },
      popupFirst: classicScript('popup-first', { input: popupFirst }),
      content: classicScript('content', { result: 'globalThis.relayInspectorUnknownPage' }),
      furtherWebmails: classicScript('further-webmails'),
      rarePages: classicScript('rare-pages'),
      automaticChecks: classicScript('automatic-checks'),
      pageStructure: classicScript('page-structure'),
      selectedMessages: classicScript('selected-messages'),
    },
    builder: {
      async buildApp(builder) {
        rmSync(builder.config.build.outDir, { recursive: true, force: true });
        for (const environment of Object.values(builder.environments)) await builder.build(environment);
      },
    },
  };
});

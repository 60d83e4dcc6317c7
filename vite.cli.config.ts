import { type Plugin, defineConfig } from 'vite';
import { mailparserWithoutUnused } from './src/message/mailparser-in-browser/plugin.ts';

/**
 * The command `relay-inspector` as plain JavaScript with everything that it needs, in dist/cli: a shell then starts it
 * without a compiler, even if only the packed archive is installed.
 */
export default defineConfig({
  // The icons and locales of the extension are not part of it.
  publicDir: false,
  plugins: [mailparserWithoutUnused(), wordsAlone()],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: 'dist/cli',
    target: 'node20',
    minify: true,
    rolldownOptions: {
      // Inlining a constant at each use would put the list of public suffixes in twice.
      optimization: { inlineConst: false },
      input: {
        'relay-inspector': 'src/command/main.ts',
        'relay-inspector-thread': 'src/command/thread-main.ts',
      },
      output: {
        banner: (chunk) => (chunk.name === 'relay-inspector' ? '#!/usr/bin/env node' : ''),
        chunkFileNames: '[name].js',
      },
    },
  },
});

/** The words of each language without the descriptions for translators, as one value instead of an export for each. */
function wordsAlone(): Plugin {
  return {
    name: 'words-alone',
    enforce: 'pre',
    transform(code, id) {
      if (!/[\\/]_locales[\\/]\w+[\\/]messages\.json$/u.test(id)) return null;
      const words = JSON.stringify(JSON.parse(code), (key, value: unknown) =>
        key === 'description' ? undefined : value,
      );
      return { code: `export default JSON.parse(${JSON.stringify(words)});`, map: null, moduleType: 'js' };
    },
  };
}

import { defineConfig } from 'vite';
import { mailparserWithoutUnused } from './src/message/mailparser-in-browser/plugin.ts';

/**
 * The command `relay-inspector` as plain JavaScript with everything that it needs, in dist/cli: a shell then starts it
 * without a compiler, even if only the packed archive is installed.
 */
export default defineConfig({
  // The icons and locales of the extension are not part of it.
  publicDir: false,
  plugins: [mailparserWithoutUnused()],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: 'dist/cli',
    target: 'node20',
    minify: true,
    rolldownOptions: {
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

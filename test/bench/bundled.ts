import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type * as measured from './measured.ts';

type Measured = typeof measured;

/**
 * Our own code as it ships: one minified file, as `npm run build:cli` makes it. A compiler that works module by module
 * (tsx) leaves it a fifth slower. The peers are measured as their packages ship, too.
 */
export async function bundledCode(): Promise<Measured> {
  const dist = join(import.meta.dirname, '../../dist');
  mkdirSync(dist, { recursive: true });
  const folder = mkdtempSync(join(dist, 'bench-'));
  try {
    await build({
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      ssr: { noExternal: true },
      build: {
        ssr: join(import.meta.dirname, 'measured.ts'),
        outDir: folder,
        target: 'node20',
        minify: true,
        rolldownOptions: { output: { entryFileNames: 'measured.js' } },
      },
    });
    const code: unknown = await import(pathToFileURL(join(folder, 'measured.js')).href);
    if (!isMeasured(code)) throw new Error('the bundle lacks what is measured');
    return code;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function isMeasured(code: unknown): code is Measured {
  return typeof code === 'object' && code !== null && 'inspect' in code && 'readReceivedField' in code;
}

import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Context, type Module, SourceTextModule, createContext } from 'node:vm';
import { packageFolder, type Target } from './packages.ts';

/**
 * The globals of a worker or page in a browser, and none of Node's: no Buffer, process, require, setImmediate, global.
 */
export function browserGlobals(): Context {
  const { TextDecoder, TextEncoder, MessageChannel, AbortController, queueMicrotask, setTimeout, clearTimeout, URL } =
    globalThis;
  const decoding = { TextDecoder, TextEncoder, URL };
  const waiting = { MessageChannel, AbortController, queueMicrotask, setTimeout, clearTimeout };
  return createContext({ ...decoding, ...waiting });
}

/**
 * Loads and runs a module of a built package with everything that it imports, in a context.
 *
 * @param file path inside the package
 * @returns the module's exports
 */
export async function runModule(target: Target, file: string, context: Context): Promise<object> {
  const modules = new Map<string, SourceTextModule>();

  function load(path: string): SourceTextModule {
    const loaded = modules.get(path);
    if (loaded !== undefined) return loaded;
    const module = new SourceTextModule(readFileSync(path, 'utf8'), {
      context,
      identifier: path,
      importModuleDynamically: (specifier) => start(resolve(dirname(path), specifier)),
    });
    modules.set(path, module);
    return module;
  }

  async function start(path: string): Promise<Module> {
    const module = load(path);
    if (module.status === 'unlinked') {
      await module.link((specifier, { identifier }) => load(resolve(dirname(identifier), specifier)));
    }
    await module.evaluate();
    return module;
  }

  return (await start(resolve(packageFolder(target), file))).namespace;
}

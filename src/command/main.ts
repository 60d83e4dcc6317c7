/** The command as a program of its own: `relay-inspector FILE…`. */
import nodeModule from 'node:module';
import path from 'node:path';

keepCompiled();
await import('./shell-program.ts');

/**
 * Has V8 keep the compiled code in a folder next to the program, which makes the next start cheaper by a tenth. Node
 * 22.8 and newer can do it; Node itself carries on without if the folder cannot be written. Not Node's own default, a
 * folder below /tmp: another user of the machine could put code there.
 */
function keepCompiled(): void {
  const enable: unknown = Reflect.get(nodeModule, 'enableCompileCache');
  if (typeof enable === 'function') Reflect.apply(enable, nodeModule, [path.join(import.meta.dirname, 'compiled')]);
}

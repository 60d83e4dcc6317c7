/** The command as an installed program: `relay-inspector FILE…`. */
import nodeModule from 'node:module';
import path from 'node:path';

keepCompiled();
await import('./shell-program.ts');

/**
 * Makes V8 keep the compiled code in a folder next to the program, so that the next start costs a tenth less. Needs
 * Node 22.8 or newer. If the folder cannot be written, Node carries on without it. Node's own default is a folder in
 * /tmp, where another user of the machine could put code.
 */
function keepCompiled(): void {
  const enable: unknown = Reflect.get(nodeModule, 'enableCompileCache');
  if (typeof enable === 'function') Reflect.apply(enable, nodeModule, [path.join(import.meta.dirname, 'compiled')]);
}

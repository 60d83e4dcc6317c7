import * as CFB from 'cfb';

/** A compound file (MS-CFB) like a .msg, with these streams. */
export function compoundFile(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const [path, content] of Object.entries(streams)) CFB.utils.cfb_add(file, path, content);
  const written: unknown = CFB.write(file, { type: 'array' });
  if (!Array.isArray(written) && !(written instanceof Uint8Array)) throw new Error('not written');
  return Uint8Array.from(written, Number);
}

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A copy of a built extension that the browser gives access to loopback from the start. */
export interface AllowedExtension {
  readonly folder: string;
  stop(): Promise<void>;
}

/**
 * Copies a built extension and grants it what a person would grant in the browser's question, for tests of what comes
 * after the question. Only the manifest differs.
 */
export function allowLoopback(extension: string): AllowedExtension {
  const folder = mkdtempSync(path.join(tmpdir(), 'relay-inspector-allowed-'));
  cpSync(extension, folder, { recursive: true });
  const file = path.join(folder, 'manifest.json');
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify(Object.assign({}, manifest, { host_permissions: ['http://127.0.0.1/*'] })));
  return { folder, stop: async () => rmSync(folder, { recursive: true, force: true }) };
}

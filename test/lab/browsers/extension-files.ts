import { readFileSync } from 'node:fs';
import path from 'node:path';
import { property } from './property.ts';

/** What the lab needs to know about a built extension, from its manifest. */
export interface ExtensionFiles {
  /** Path of the popup's page inside the extension. */
  readonly popup: string;
  /** `browser_specific_settings.gecko.id`; null in a build for Chromium. */
  readonly geckoId: string | null;
}

/** Reads the manifest of a built extension. Throws if there is none, or none with a popup. */
export function readExtensionFiles(folder: string): ExtensionFiles {
  const manifest: unknown = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
  const popup = property(manifest, 'action', 'default_popup');
  const geckoId = property(manifest, 'browser_specific_settings', 'gecko', 'id');
  if (typeof popup !== 'string') throw new Error(`${folder}/manifest.json names no popup`);
  return { popup, geckoId: typeof geckoId === 'string' ? geckoId : null };
}

import type { InspectSettings } from '../report/inspect-settings.ts';
import { inspectSettingsOf } from './settings/settings.ts';
import { loadSettings } from './settings/settings-store.ts';

/** The settings that a message is judged by. Never rejects: damaged or unreadable parts have their defaults. */
export async function loadInspectSettings(): Promise<InspectSettings> {
  const { settings } = await loadSettings();
  return inspectSettingsOf(settings);
}

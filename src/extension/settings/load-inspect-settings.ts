import type { InspectSettings } from '../../report/inspect-settings.ts';
import { chosenSettings } from './chosen-settings.ts';
import { inspectSettingsOf } from './settings.ts';

/** The settings that a message is judged by, for a page. Never rejects: damaged parts have their defaults. */
export async function loadInspectSettings(): Promise<InspectSettings> {
  return inspectSettingsOf(await chosenSettings());
}

import type { InspectSettings } from '../../report/inspect-settings.ts';
import { chosenSettings } from './chosen-settings.ts';
import { inspectSettingsOf } from './settings.ts';

/** The settings by which a message is judged, for a page. Never rejects: damaged parts have their defaults. */
export async function loadInspectSettings(): Promise<InspectSettings> {
  return inspectSettingsOf(await chosenSettings());
}

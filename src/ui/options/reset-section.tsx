import { DEFAULT_SETTINGS, type Settings } from '../../extension/settings/settings.ts';
import { say } from '../kit/words.ts';
import type { Save } from './options-services.ts';

interface ResetSectionProps {
  readonly settings: Settings;
  readonly save: Save;
}

/** Resets everything to the state after installation; can be undone as long as the page is open. */
export function ResetSection({ settings, save }: ResetSectionProps) {
  const reset = (): void =>
    void save(() => DEFAULT_SETTINGS, { key: 'options_reset_done', values: {}, undo: () => settings });
  return (
    <section data-part="reset">
      <h2>{say('options_reset_title')}</h2>
      <p>{say('options_reset_hint')}</p>
      <button type="button" data-action="reset" onClick={reset}>
        {say('options_reset')}
      </button>
    </section>
  );
}

import { useId } from 'preact/hooks';
import { LANGUAGE_CHOICES, type Settings, THEMES, TIME_ZONES } from '../../extension/settings/settings.ts';
import { type WordKey, say } from '../kit/words.ts';
import type { Save } from './options-services.ts';

const LANGUAGE_WORDS = {
  auto: 'options_language_auto',
  en: 'options_language_en',
  ru: 'options_language_ru',
} as const satisfies Record<Settings['language'], WordKey>;

const THEME_WORDS = {
  auto: 'options_theme_auto',
  light: 'options_theme_light',
  dark: 'options_theme_dark',
} as const satisfies Record<Settings['theme'], WordKey>;

const TIME_ZONE_WORDS = {
  local: 'options_time_zone_local',
  utc: 'options_time_zone_utc',
  written: 'options_time_zone_written',
} as const satisfies Record<Settings['timeZone'], WordKey>;

interface AppearanceSectionProps {
  readonly settings: Settings;
  readonly save: Save;
}

/** Language, colours and times; each is saved and takes effect as soon as it is chosen. */
export function AppearanceSection({ settings, save }: AppearanceSectionProps) {
  return (
    <section data-part="appearance">
      <h2>{say('options_appearance_title')}</h2>
      <Choice
        name="language"
        label="options_language"
        choices={LANGUAGE_CHOICES}
        words={LANGUAGE_WORDS}
        chosen={settings.language}
        choose={(language) => void save((before) => ({ ...before, language }))}
      />
      <Choice
        name="theme"
        label="options_theme"
        choices={THEMES}
        words={THEME_WORDS}
        chosen={settings.theme}
        choose={(theme) => void save((before) => ({ ...before, theme }))}
      />
      <Choice
        name="timeZone"
        label="options_time_zone"
        choices={TIME_ZONES}
        words={TIME_ZONE_WORDS}
        chosen={settings.timeZone}
        choose={(timeZone) => void save((before) => ({ ...before, timeZone }))}
      />
    </section>
  );
}

interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly label: WordKey;
  readonly choices: readonly Value[];
  readonly words: Readonly<Record<Value, WordKey>>;
  readonly chosen: Value;
  readonly choose: (value: Value) => void;
}

function Choice<Value extends string>({ name, label, choices, words, chosen, choose }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <p class="choice">
      <label for={id}>{say(label)}</label>
      <select
        id={id}
        name={name}
        value={chosen}
        onChange={(event) => {
          const { value } = event.currentTarget;
          const next = choices.find((choice) => choice === value);
          if (next !== undefined) choose(next);
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice} selected={choice === chosen}>
            {say(words[choice])}
          </option>
        ))}
      </select>
    </p>
  );
}

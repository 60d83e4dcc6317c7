import type { Sentence, SentenceValue } from '../../report/wording/sentence.ts';

const LONGEST_NAME = 60;

/**
 * A sentence whose names fit a headline; below, they stand whole. Of a longer one its end, which says whose it is: a
 * greeting of 250 letters would otherwise push everything else out of the popup.
 */
export function asHeadline({ key, values }: Sentence): Sentence {
  const fitting = Object.entries(values).map(([name, value]): [string, SentenceValue] => [name, shortened(value)]);
  return { key, values: Object.fromEntries(fitting) };
}

function shortened(value: SentenceValue): SentenceValue {
  if (value.kind !== 'quoted' || value.text.length <= LONGEST_NAME) return value;
  return { ...value, text: `…${[...value.text].slice(1 - LONGEST_NAME).join('')}` };
}

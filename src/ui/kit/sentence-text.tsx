import type { Sentence, SentenceValue } from '../../report/wording/sentence.ts';
import { spokenValue } from '../../report/wording/spoken-value.ts';
import { spokenWords } from './words.ts';
import { Say } from './say.tsx';
import { VisibleText } from './visible-text.tsx';

/** A sentence in the language of the page; what comes from the message or its relays is isolated, visible text. */
export function SentenceText({ sentence: { key, values } }: { readonly sentence: Sentence }) {
  const elements = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, <ValueText key={name} value={value} />]),
  );
  return <Say sentence={key} values={elements} />;
}

/** What stands for one placeholder. */
export function ValueText({ value }: { readonly value: SentenceValue }) {
  const text = spokenValue(value, spokenWords());
  return value.kind === 'quoted' || value.kind === 'title' ? <VisibleText text={text} /> : text;
}

import { type ComponentChildren, Fragment } from 'preact';
import type { Sentence, SentenceValue } from '../../report/wording/sentence.ts';
import { spokenValue } from '../../report/wording/spoken-value.ts';
import { VisibleText } from './visible-text.tsx';
import { type WordKey, sentenceParts, spokenWords } from './words.ts';

interface SayProps {
  readonly sentence: WordKey;
  /** The value of each placeholder: text or elements. */
  readonly values: Readonly<Record<string, ComponentChildren>>;
}

/** A sentence from the locales whose placeholders are elements, in the order that the language wants. */
export function Say({ sentence, values }: SayProps) {
  return (
    <>
      {sentenceParts(sentence).map((part, place) => (
        <Fragment key={place}>{place % 2 === 0 ? part : (values[part] ?? `{${part}}`)}</Fragment>
      ))}
    </>
  );
}

/** A sentence in the language of the page; text from the message or its relays is isolated and made visible. */
export function SentenceText({ sentence: { key, values } }: { readonly sentence: Sentence }) {
  const elements = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, <ValueText key={name} value={value} />]),
  );
  return <Say sentence={key} values={elements} />;
}

/** The value of one placeholder. */
export function ValueText({ value }: { readonly value: SentenceValue }) {
  const text = spokenValue(value, spokenWords());
  return value.kind === 'quoted' || value.kind === 'title' ? <VisibleText text={text} name /> : text;
}

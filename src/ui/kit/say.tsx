import { Fragment, type ComponentChildren } from 'preact';
import { type WordKey, sentenceParts } from './words.ts';

interface SayProps {
  readonly sentence: WordKey;
  /** What stands for each placeholder: text or elements. */
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

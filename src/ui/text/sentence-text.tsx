import type { MessageKey, Values } from '../words.ts';
import { Say } from './say.tsx';
import { VisibleText } from './visible-text.tsx';

interface SentenceTextProps {
  readonly sentence: { readonly key: MessageKey; readonly values: Values };
}

/** A sentence whose values come from the message: each is shown as isolated, visible text. */
export function SentenceText({ sentence }: SentenceTextProps) {
  const values = Object.fromEntries(
    Object.entries(sentence.values).map(([name, text]) => [name, <VisibleText key={name} text={text} />]),
  );
  return <Say sentence={sentence.key} values={values} />;
}

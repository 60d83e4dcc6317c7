import type { ReportWords, WordKey } from '../wording/report-words.ts';
import type { Sentence } from '../wording/sentence.ts';
import { spokenValue } from '../wording/spoken-value.ts';

/**
 * A piece of a line. `words`: a sentence or a part of it, from the locales. `quoted`: text of the message. `title`: name of a
 * relay (which a user typed) or of a provider. Each writer makes sure that the latter two stay text.
 */
export interface TextPart {
  readonly kind: 'words' | 'quoted' | 'title';
  readonly text: string;
}

export type Text = readonly TextPart[];

export function inWords(text: string): TextPart {
  return { kind: 'words', text };
}

/** Stand for the values while the words are chosen; private-use characters, which no sentence has. */
const OPEN = '\ue000';
const CLOSE = '\ue001';
const MARK = /\ue000(\d+)\ue001/u;

/** The sentence of a key, its values kept apart from its words. */
export function sentence(words: ReportWords, key: WordKey, values: Readonly<Record<string, TextPart>> = {}): Text {
  const parts = Object.values(values);
  const marks = Object.fromEntries(Object.keys(values).map((name, place) => [name, `${OPEN}${place}${CLOSE}`]));
  return words
    .say(key, marks)
    .split(MARK)
    .flatMap((piece, place) => {
      if (place % 2 === 0) return piece === '' ? [] : [inWords(piece)];
      const value = parts[Number(piece)];
      return value === undefined ? [] : [value];
    });
}

/** A sentence in the reader's language. */
export function spoken({ key, values }: Sentence, words: ReportWords): Text {
  const parts = Object.entries(values).map(([name, value]): [string, TextPart] => [
    name,
    value.kind === 'quoted' || value.kind === 'title' ? value : inWords(spokenValue(value, words)),
  ]);
  return sentence(words, key, Object.fromEntries(parts));
}

/** Texts one after the other with something between them. */
export function joined(texts: readonly Text[], between: string): Text {
  return texts.flatMap((text, place) => (place === 0 ? text : [inWords(between), ...text]));
}

/**
 * Characters that draw nothing, or change how others are drawn: controls, bidi controls and other format characters,
 * lone surrogates, line and paragraph separators, every blank but the ordinary one.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ue000\ue001]/gu;

/** Text of a message in one line, hidden characters shown by their numbers: "a<U+202E>b". Line ends and tabs become blanks. */
export function visibleLine(text: string): string {
  return withNumbers(text.replaceAll(/\r?\n[ \t]*|\t/g, ' '));
}

/** Raw lines of a message: line ends and tabs stay, a CR that ends no line and all else that is hidden is shown. */
export function visibleLines(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .split(/([\n\t])/)
    .map((piece, place) => (place % 2 === 1 ? piece : withNumbers(piece)))
    .join('');
}

function withNumbers(text: string): string {
  return text.replaceAll(
    INVISIBLE,
    (character) => `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );
}

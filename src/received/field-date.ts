import { readDate } from '../message/dates/date-time.ts';
import type { FoundDate } from '../message/dates/usual-date.ts';
import { type Token, BY } from './token.ts';
import type { SemicolonWatcher } from './tokens.ts';

/** Where the date of a Received field is. */
export interface Dated {
  readonly date: FoundDate;
  /** Index where the clauses end. */
  readonly headEnd: number;
  /** How many of the tokens belong to the clauses. */
  readonly headCount: number;
  readonly semicolonsBefore: number;
}

/**
 * Searches for the date while the tokens of a field are found: the first semicolon followed by a date. Everything after
 * it need not be tokenised.
 *
 * A date before `by` is in a HELO name ("x;1-Jan-2026" on Haraka), unless no other follows.
 */
export class DateSearch implements SemicolonWatcher {
  /** The date after a semicolon, once it is found. */
  found: Dated | null = null;
  readonly #text: string;
  #semicolons = 0;
  #by = false;
  #beforeBy: Dated | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** Takes the tokens up to a semicolon; true if the date follows it. */
  meetSemicolon(tokens: readonly Token[]): boolean {
    const semicolon = tokens.at(-1);
    if (semicolon === undefined) return false;
    this.#by ||= hasWriter(tokens);
    const date = readDate(this.#text, semicolon.end);
    if (date !== null) {
      const headCount = tokens.length - 1;
      const dated = { date, headEnd: semicolon.start, headCount, semicolonsBefore: this.#semicolons };
      if (this.#by) this.found = dated;
      this.#beforeBy ??= dated;
    }
    this.#semicolons++;
    return this.found !== null;
  }

  /** The date, after all tokens; null if there is none. */
  end(tokens: readonly Token[]): Dated | null {
    return this.found ?? this.#beforeBy ?? this.#amongWords(tokens);
  }

  /** Without a semicolon, a date at the end of the words (SendGrid, Merak). */
  #amongWords(tokens: readonly Token[]): Dated | null {
    let written = !hasWriter(tokens);
    for (const [headCount, token] of tokens.entries()) {
      if (token.kind !== 'word' || token.glued) continue;
      // `from x (192.0.2.1) at Tue, 21 Apr 2020 23:32:11 +0900 by y`: a date before the writer does not end the field.
      written ||= headCount > 1 && token.keyword === BY;
      if (!written || !mayBeginDate(token.text)) continue;
      const before = tokens[headCount - 1];
      // The value of a clause is not a date, even if it looks like one: "id 20030222 …".
      if (before?.kind === 'word' && before.keyword !== null && !token.text.endsWith(',')) continue;
      const date = readDate(this.#text, token.start);
      if (date !== null && date.time.text.includes(':')) {
        return { date, headEnd: token.start, headCount, semicolonsBefore: this.#semicolons };
      }
    }
    return null;
  }
}

/** Whether a `by` follows that can be the writer's: neither the first token nor a HELO name of "by" after `from`. */
function hasWriter(tokens: readonly Token[]): boolean {
  for (let at = 2; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.keyword === BY && !token.glued) return true;
  }
  return false;
}

function mayBeginDate(word: string): boolean {
  return /^(?:\d{1,4}(?:-|$)|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?$)/i.test(word);
}

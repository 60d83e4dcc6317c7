/** What a placeholder stands for; it is its name as well: "user1", "submitter2", "wordA". */
export type MaskedKind =
  | 'user'
  | 'name'
  | 'submitter'
  | 'host'
  | 'domain'
  | 'address'
  | 'id'
  | 'token'
  | 'link'
  | 'subject'
  | 'value'
  | 'field'
  | 'word';

/** One value that was masked. `original` is the secret itself: for the user's own eyes, never for a written report. */
export interface Replacement {
  readonly kind: MaskedKind;
  readonly original: string;
  readonly placeholder: string;
}

/** Keys longer than this are told apart by their beginning and length only. */
const MAX_KEY = 1_000;

/**
 * Gives each value its placeholder: the same value always the same one, different values different ones, and none that
 * occurs in the message already. Case makes no difference, as in host names.
 */
export class Placeholders {
  readonly #given = new Map<string, Replacement>();
  readonly #numbers = new Map<string, number>();
  readonly #taken: ReadonlySet<string>;

  /** @param source everything that is going to be redacted */
  constructor(source: string) {
    const lower = source.toLowerCase();
    this.#taken = new Set([
      ...(lower.match(/[a-z]+\d+/g) ?? []),
      ...(lower.match(/word[a-z]+/g) ?? []),
      ...(lower.match(/[\da-f]*[.:][\da-f.:]+/g) ?? []),
    ]);
  }

  /** The placeholder of a value; `shape` makes it from a number that no other value of its kind has. */
  give(kind: MaskedKind, original: string, shape: (number: number) => string = usualShape(kind)): string {
    const key = keyOf(original);
    const known = this.#given.get(key);
    if (known !== undefined) return known.placeholder;
    let number = this.#numbers.get(kind) ?? 0;
    let placeholder: string;
    do placeholder = shape(++number);
    while (this.#taken.has(placeholder.toLowerCase()));
    this.#numbers.set(kind, number);
    this.#given.set(key, { kind, original, placeholder });
    return placeholder;
  }

  /** The placeholder that a value got before; null when it got none. */
  known(original: string): string | null {
    return this.#given.get(keyOf(original))?.placeholder ?? null;
  }

  /** All that were given, in the order in which the values were met. */
  replacements(): Replacement[] {
    return [...this.#given.values()];
  }
}

/** Words are counted in letters: the first number behind the name of a program is read as its version. */
function usualShape(kind: MaskedKind): (number: number) => string {
  return (number) => (kind === 'word' ? `word${letters(number)}` : `${kind}${number}`);
}

/** 1 → "A", 26 → "Z", 27 → "AA" */
function letters(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return (rest === 0 ? '' : letters(rest)) + String.fromCharCode(65 + ((number - 1) % 26));
}

function keyOf(original: string): string {
  const lower = original.toLowerCase();
  return lower.length > MAX_KEY ? `${lower.slice(0, MAX_KEY)}…${lower.length}` : lower;
}

/** What a placeholder replaces, and the beginning of its name: "user1", "submitter2", "wordA". */
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

/** Only a message made for the purpose can occupy so many numbers in a row. */
const MAX_REFUSED = 10_000;
/** Longer keys are distinguished only by their beginning and length. */
const MAX_KEY = 1_000;

/**
 * Assigns placeholders: the same value always gets the same one, different values get different ones, and no
 * placeholder occurs in the message already. Case is ignored, as in host names.
 */
export class Placeholders {
  readonly #given = new Map<string, Replacement>();
  readonly #numbers = new Map<string, number>();
  readonly #taken: ReadonlySet<string>;

  /** @param source the whole text to be redacted */
  constructor(source: string) {
    const lower = source.toLowerCase();
    // A run is tried only from its beginning: a source may be one long run of letters.
    this.#taken = new Set([
      ...(lower.match(/(?<![a-z])[a-z]+\d+/g) ?? []),
      ...(lower.match(/word[a-z]+/g) ?? []),
      ...(lower.match(/(?<![\da-f])[\da-f]*[.:][\da-f.:]+/g) ?? []),
    ]);
  }

  /**
   * The placeholder of a value.
   *
   * @param shape makes it from a number
   * @param isFree rejects one that means something to the judgement
   */
  give(
    kind: MaskedKind,
    original: string,
    shape: (number: number) => string = usualShape(kind),
    isFree: (placeholder: string) => boolean = () => true,
  ): string {
    const key = keyOf(kind, original);
    const known = this.#given.get(key);
    if (known !== undefined) return known.placeholder;
    let number = this.#numbers.get(kind) ?? 0;
    let placeholder: string;
    let refused = 0;
    do placeholder = shape(++number);
    while ((this.#taken.has(placeholder.toLowerCase()) || !isFree(placeholder)) && ++refused < MAX_REFUSED);
    this.#numbers.set(kind, number);
    this.#given.set(key, { kind, original, placeholder });
    return placeholder;
  }

  /** The placeholder that a value already has; null if it has none. */
  known(original: string): string | null {
    return this.#given.get(keyOf('word', original))?.placeholder ?? null;
  }

  /** All placeholders assigned, in the order in which their values occurred. */
  replacements(): Replacement[] {
    return [...this.#given.values()];
  }
}

/** Words are numbered with letters: the first number after the name of a program would be parsed as its version. */
function usualShape(kind: MaskedKind): (number: number) => string {
  return (number) => (kind === 'word' ? `word${letters(number)}` : `${kind}${number}`);
}

/** A number in letters: 1 → "A", 26 → "Z", 27 → "AA". */
function letters(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return (rest === 0 ? '' : letters(rest)) + String.fromCharCode(65 + ((number - 1) % 26));
}

/** Addresses are counted separately: a login "192.0.2.1" must not become the address of a host. */
function keyOf(kind: MaskedKind, original: string): string {
  const lower = original.toLowerCase();
  const key = lower.length > MAX_KEY ? `${lower.slice(0, MAX_KEY)}…${lower.length}` : lower;
  return kind === 'address' ? `[${key}]` : key;
}

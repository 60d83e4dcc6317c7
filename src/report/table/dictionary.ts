/** Values that repeat, each stored once and known by its number. */
export class Dictionary<Value> {
  readonly #numbers = new Map<string, number>();
  readonly #values: Value[] = [];

  /** The number of the value with this key; `make` makes it from the key if it is new. */
  indexOf(key: string, make: (key: string) => Value): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    // A text is stored under the copy that `make` returned. The text that was passed may be part of a longer one, and
    // would keep it in memory.
    this.#numbers.set(typeof value === 'string' ? value : key, this.#values.length);
    return this.#values.push(value) - 1;
  }

  /** The value with this number; undefined if the number was never given. */
  at(number: number): Value | undefined {
    return this.#values[number];
  }

  clear(): void {
    this.#numbers.clear();
    this.#values.length = 0;
  }
}

/** Longer texts are not cached: they are not names or addresses, which repeat. */
const LONGEST = 256;

/**
 * Caches the results of a function of a text: the hosts, addresses and protocol words of a batch of messages repeat. A
 * full memo is cleared, so that hostile messages cost time and not memory.
 */
export class Memo<Value> {
  readonly #results = new Map<string, Value>();
  readonly #compute: (text: string) => Value;
  readonly #most: number;

  /**
   * @param compute must depend on its argument alone, and never return undefined
   * @param most results kept at a time
   */
  constructor(compute: (text: string) => Value, most = 4096) {
    this.#compute = compute;
    this.#most = most;
  }

  of(text: string): Value {
    const known = this.#results.get(text);
    if (known !== undefined) return known;
    if (text.length > LONGEST) return this.#compute(text);
    const own = copyOf(text);
    const result = this.#compute(own);
    if (this.#results.size >= this.#most) this.#results.clear();
    this.#results.set(own, result);
    return result;
  }
}

/** A text that shares no memory with the one it was cut from: a cached name would keep the whole header alive. */
function copyOf(text: string): string {
  return text.split('').join('');
}

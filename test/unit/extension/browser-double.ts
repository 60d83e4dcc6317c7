/**
 * A browser for the tests: only the parts that are used here, and no more than a test sets up. Messages are serialised
 * as JSON, as in Chrome.
 */

type Listener<Argument extends unknown[]> = (...given: Argument) => void;

class EventDouble<Argument extends unknown[]> {
  readonly #listeners = new Set<Listener<Argument>>();

  addListener(listener: Listener<Argument>): void {
    this.#listeners.add(listener);
  }

  removeListener(listener: Listener<Argument>): void {
    this.#listeners.delete(listener);
  }

  get count(): number {
    return this.#listeners.size;
  }

  fire(...given: Argument): void {
    for (const listener of this.#listeners) {
      listener(...given);
    }
  }
}

/** One end of a port. `sent` contains what this end sent, as the other end would see it. */
export class PortDouble {
  readonly name: string;
  readonly sent: unknown[] = [];
  readonly onMessage = new EventDouble<[unknown]>();
  readonly onDisconnect = new EventDouble<[]>();
  closed = false;

  constructor(name: string) {
    this.name = name;
  }

  postMessage(message: unknown): void {
    if (this.closed) {
      throw new Error('Attempting to use a disconnected port object');
    }
    this.sent.push(JSON.parse(JSON.stringify(message)));
  }

  disconnect(): void {
    this.closed = true;
  }

  /** The other end disconnects. */
  leave(): void {
    this.closed = true;
    this.onDisconnect.fire();
  }
}

export class RuntimeDouble {
  readonly onConnect = new EventDouble<[PortDouble]>();
}

/**
 * Lets everything that is waiting run first, such as a question from the page. Without this, a worker that reads a file
 * in memory would go on from piece to piece for seconds. Unlike a timer, this is not delayed when it is called often.
 *
 * Use one for a whole reading: the browser keeps every channel until its next garbage collection.
 */
export class NextTask {
  readonly #channel = new MessageChannel();
  #resume: () => void = () => undefined;

  constructor() {
    const { port1 } = this.#channel;
    port1.addEventListener('message', () => this.#resume());
    port1.start();
  }

  /** Resolves in a new task, after those that are waiting. Only one call at a time. */
  wait(): Promise<void> {
    return new Promise((resolve) => {
      this.#resume = resolve;
      this.#channel.port2.postMessage(null);
    });
  }

  close(): void {
    this.#channel.port1.close();
  }
}

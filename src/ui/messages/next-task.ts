/**
 * Lets everything run that is waiting, such as a question of the page: without it, a worker that reads a file in memory
 * would go on from piece to piece for seconds. Unlike a timer, it is not delayed when it is called often.
 *
 * One channel for a whole reading: the browser keeps every channel that was ever made until its next collection.
 */
export class NextTask {
  private readonly channel = new MessageChannel();
  private resume: () => void = () => undefined;

  constructor() {
    const { port1 } = this.channel;
    port1.addEventListener('message', () => this.resume());
    port1.start();
  }

  /** Resolves in a task of its own. One call at a time. */
  wait(): Promise<void> {
    return new Promise((resolve) => {
      this.resume = resolve;
      this.channel.port2.postMessage(null);
    });
  }

  close(): void {
    this.channel.port1.close();
  }
}

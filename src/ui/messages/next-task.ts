/**
 * Lets everything run that is waiting, such as a question of the page: a worker that reads a file in memory goes on from
 * piece to piece for seconds without it. Unlike a timer, it is not delayed when it is called often.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const go = (): void => {
      port1.close();
      resolve();
    };
    port1.addEventListener('message', go, { once: true });
    port1.start();
    port2.postMessage(null);
  });
}

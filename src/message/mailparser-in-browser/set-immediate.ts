type Task = () => void;

const tasks: Task[] = [];
const channel = new MessageChannel();
channel.port1.addEventListener('message', () => tasks.shift()?.());
channel.port1.start();

/**
 * For Node's global `setImmediate`, with which mailparser goes from step to step. A message channel keeps the order
 * and, unlike nested timers, is not held back to one step in four milliseconds.
 */
export function setImmediate(task: (...values: unknown[]) => void, ...values: unknown[]): void {
  tasks.push(() => {
    task(...values);
  });
  channel.port2.postMessage(null);
}

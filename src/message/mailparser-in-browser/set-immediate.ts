type Task = () => void;

const tasks: Task[] = [];
const channel = new MessageChannel();
channel.port1.addEventListener('message', () => tasks.shift()?.());
channel.port1.start();

/**
 * Replaces Node's global `setImmediate`, which mailparser calls between steps. A message channel keeps the order and,
 * unlike nested timers, is not throttled to one step every four milliseconds.
 */
export function setImmediate(task: (...values: unknown[]) => void, ...values: unknown[]): void {
  tasks.push(() => {
    task(...values);
  });
  channel.port2.postMessage(null);
}

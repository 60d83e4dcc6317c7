/** Replaces Node's global `process`: only the parts that readable-stream uses. */
export default {
  env: {},
  nextTick(task: (...values: unknown[]) => void, ...values: unknown[]): void {
    queueMicrotask(() => {
      task(...values);
    });
  },
};

/** Replaces Node's global `process`: what readable-stream uses of it. */
export default {
  env: {},
  nextTick(task: (...values: unknown[]) => void, ...values: unknown[]): void {
    queueMicrotask(() => {
      task(...values);
    });
  },
};

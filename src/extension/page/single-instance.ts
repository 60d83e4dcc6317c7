/**
 * Content scripts are injected again and again: with every click, after an update of the extension, when a site is
 * allowed. The newest instance stops the previous one, whose extension may already be unloaded.
 */

/**
 * Starts a content script in place of an earlier one.
 *
 * @param scope the isolated world's global object, which no page can reach
 * @param name of the script
 * @param start begins the work and returns a function that ends it
 */
export function replaceEarlier(scope: object, name: string, start: () => () => void): void {
  const running = Symbol.for(`relay-inspector/${name}`);
  stopEarlier(Reflect.get(scope, running));
  Reflect.set(scope, running, start());
}

function stopEarlier(stop: unknown): void {
  try {
    if (isAction(stop)) {
      stop();
    }
  } catch {
    // The earlier script's extension is gone, and all its listeners with it.
  }
}

function isAction(value: unknown): value is () => void {
  return typeof value === 'function';
}

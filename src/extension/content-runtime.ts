/**
 * The one browser interface that the content script uses, without the polyfill: ports work alike in both browsers, and
 * the script is injected with every click.
 */

export interface ContentPort {
  readonly name: string;
  readonly onMessage: PortEvent<(message: unknown) => void>;
  readonly onDisconnect: PortEvent<() => void>;
  postMessage(message: unknown): void;
  disconnect(): void;
}

export interface ContentRuntime {
  readonly onConnect: PortEvent<(port: ContentPort) => void>;
}

interface PortEvent<Listener> {
  addListener(listener: Listener): void;
  removeListener(listener: Listener): void;
}

/**
 * @param scope the global object of the content script; on a hostile page `<form id="browser">` is found there under
 *   a name of the browser's
 * @returns null outside of an extension, or when the extension was removed or updated under the page
 */
export function findRuntime(scope: object): ContentRuntime | null {
  for (const name of ['browser', 'chrome']) {
    const runtime = property(property(scope, name), 'runtime');
    if (isRuntime(runtime)) {
      return runtime;
    }
  }
  return null;
}

function isRuntime(value: unknown): value is ContentRuntime {
  return typeof property(property(value, 'onConnect'), 'addListener') === 'function';
}

function property(owner: unknown, name: string): unknown {
  return typeof owner === 'object' && owner !== null ? Reflect.get(owner, name) : undefined;
}

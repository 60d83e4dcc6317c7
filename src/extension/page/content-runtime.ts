/**
 * The browser APIs that the content scripts use, without the polyfill: these work the same in both browsers, and the
 * scripts are injected with every click or every page.
 */

export interface ContentPort {
  readonly name: string;
  readonly onMessage: PortEvent<(message: unknown) => void>;
  readonly onDisconnect: PortEvent<() => void>;
  postMessage(message: unknown): void;
  disconnect(): void;
}

/** The APIs for the script that answers the popup. */
export interface ContentRuntime {
  readonly onConnect: PortEvent<(port: ContentPort) => void>;
}

/** The APIs for the script that reports to the background. */
export interface MessagingRuntime {
  /** The extension's id; undefined after it was removed or updated under the page. */
  readonly id?: string;
  readonly onMessage: PortEvent<(message: unknown, sender: unknown, respond: (answer: unknown) => void) => void>;
  /**
   * Throws, or rejects, if the extension was removed or updated under the page, or its background was stopped while
   * answering.
   */
  sendMessage(message: unknown): Promise<unknown>;
}

interface PortEvent<Listener> {
  addListener(listener: Listener): void;
  removeListener(listener: Listener): void;
}

/**
 * @param scope the global object of the content script; on a hostile page, `<form id="browser">` takes the place of the
 *   browser's own object there
 * @returns null outside an extension, or if the extension was removed or updated under the page
 */
export function findRuntime(scope: object): ContentRuntime | null {
  return find(scope, isRuntime);
}

/** Like {@link findRuntime}, for messages to the background. */
export function findMessaging(scope: object): MessagingRuntime | null {
  return find(scope, isMessaging);
}

function find<Runtime>(scope: object, fits: (value: unknown) => value is Runtime): Runtime | null {
  for (const name of ['browser', 'chrome']) {
    const runtime = property(property(scope, name), 'runtime');
    if (fits(runtime)) {
      return runtime;
    }
  }
  return null;
}

function isRuntime(value: unknown): value is ContentRuntime {
  return hasListeners(property(value, 'onConnect'));
}

function isMessaging(value: unknown): value is MessagingRuntime {
  return typeof property(value, 'sendMessage') === 'function' && hasListeners(property(value, 'onMessage'));
}

function hasListeners(event: unknown): boolean {
  return typeof property(event, 'addListener') === 'function';
}

function property(owner: unknown, name: string): unknown {
  return typeof owner === 'object' && owner !== null ? Reflect.get(owner, name) : undefined;
}

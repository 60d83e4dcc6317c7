/**
 * How the scripts in a page find each other. All of them run in the extension's isolated world, whose global object no
 * page can reach. Each is a separate program, so they share a function under a symbol.
 */
import type { Webmail } from '../../webmail/contract/adapter.ts';
import type { ReadUnknownPage } from '../../webmail/reader/registry.ts';

const RECEIVERS = Symbol.for('relay-inspector/further-webmails');

export type ReceiveWebmails = (webmails: readonly Webmail[], unknownPages: ReadUnknownPage | null) => void;

/**
 * Called by a script that recognises webmails when it starts, to receive further ones.
 * @param script its name; an earlier injection of the same script receives nothing any more
 */
export function receiveWebmails(scope: object, script: string, receive: ReceiveWebmails): void {
  Reflect.set(scope, RECEIVERS, new Map([...receiversIn(scope), [script, receive]]));
}

/**
 * Called by further-webmails.js and rare-pages.js to hand over their webmails. Does nothing without a script that
 * receives them.
 */
export function handOverWebmails(
  scope: object,
  webmails: readonly Webmail[],
  unknownPages: ReadUnknownPage | null = null,
): void {
  for (const receive of receiversIn(scope).values()) {
    receive(webmails, unknownPages);
  }
}

function receiversIn(scope: object): ReadonlyMap<string, ReceiveWebmails> {
  const receivers: unknown = Reflect.get(scope, RECEIVERS);
  return new Map(receivers instanceof Map ? [...receivers].filter(isReceiver) : []);
}

function isReceiver(entry: [unknown, unknown]): entry is [string, ReceiveWebmails] {
  return typeof entry[0] === 'string' && typeof entry[1] === 'function';
}

/**
 * How the scripts in a page meet. All run in the extension's isolated world, whose global object no page reaches; each
 * is a program of its own, so that what passes is a function under a symbol.
 */
import type { Webmail } from '../../webmail/contract/adapter.ts';
import type { ReadUnknownPage } from '../../webmail/reader/registry.ts';

const RECEIVERS = Symbol.for('relay-inspector/further-webmails');

export type ReceiveWebmails = (webmails: readonly Webmail[], unknownPages: ReadUnknownPage | null) => void;

/**
 * A script that recognises webmails says, when it starts, where further ones go.
 * @param script its name; an earlier injection of the same script receives nothing any more
 */
export function receiveWebmails(scope: object, script: string, receive: ReceiveWebmails): void {
  Reflect.set(scope, RECEIVERS, new Map([...receiversIn(scope), [script, receive]]));
}

/** further-webmails.js and rare-pages.js: give them away. Without a script that receives them nothing happens. */
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

/**
 * How the two scripts in a page meet. Both run in the extension's isolated world, whose global object no page reaches;
 * the second one is another program, so that what passes is one function under a symbol.
 */
import type { Webmail } from '../webmail/adapter.ts';

const RECEIVE = Symbol.for('relay-inspector/further-webmails');

export type ReceiveWebmails = (webmails: readonly Webmail[]) => void;

/** content.js, when it starts: says where further webmails go. Replaces what an earlier injection said. */
export function receiveWebmails(scope: object, receive: ReceiveWebmails): void {
  Reflect.set(scope, RECEIVE, receive);
}

/** further-webmails.js: gives them away. Without a content script nothing happens. */
export function handOverWebmails(scope: object, webmails: readonly Webmail[]): void {
  const receive: unknown = Reflect.get(scope, RECEIVE);
  if (isReceiver(receive)) {
    receive(webmails);
  }
}

function isReceiver(value: unknown): value is ReceiveWebmails {
  return typeof value === 'function';
}

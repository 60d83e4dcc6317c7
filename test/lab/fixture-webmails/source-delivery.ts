import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** How the answers that contain a message's source are sent. */
export type Delivery =
  /** The connection ends without an answer. */
  | { readonly how: 'broken' }
  /** The connection ends in the middle of the message's header. */
  | { readonly how: 'cut' }
  /** Nothing is sent until then. */
  | { readonly how: 'held'; readonly until: Promise<void> }
  /** As over a line with this speed. */
  | { readonly how: 'paced'; readonly bytesPerSecond: number };

/** The fate of one such answer. */
export interface SentSource {
  /** Bytes of its body that were sent. */
  readonly bytes: number;
  /** The browser disconnected before it was complete. */
  readonly isLetGo: boolean;
}

const PIECE = 64 * 1024;

/** Answers that wait until they are released. */
export function heldDelivery(): { readonly delivery: Delivery; readonly release: () => void } {
  let release = (): void => undefined;
  const until = new Promise<void>((resolve) => (release = resolve));
  return { delivery: { how: 'held', until }, release };
}

/** Sends the body of an answer whose head was sent, and keeps a record of it. */
export class SourceSender {
  readonly #sent: { bytes: number; isLetGo: boolean }[] = [];

  /** All answers so far, in order. */
  sent(): readonly SentSource[] {
    return this.#sent.map((sent) => ({ ...sent }));
  }

  /** Rejects when the connection breaks. */
  async send(response: ServerResponse, body: Uint8Array, delivery: Delivery | null): Promise<void> {
    const sent = { bytes: 0, isLetGo: false };
    this.#sent.push(sent);
    response.once('close', () => (sent.isLetGo = !response.writableFinished));
    switch (delivery?.how) {
      case 'broken':
        response.destroy();
        return;
      case 'cut':
        await written(response, body.subarray(0, Buffer.from(body).indexOf('Message-ID')));
        response.destroy();
        return;
      case 'held':
        await delivery.until;
        break;
      case 'paced':
        for (let at = 0; at < body.length && !response.destroyed; at += PIECE) {
          await pause((PIECE / delivery.bytesPerSecond) * 1000);
          await written(response, body.subarray(at, at + PIECE));
          sent.bytes += Math.min(PIECE, body.length - at);
        }
        response.end();
        return;
      default:
    }
    sent.bytes = body.length;
    response.end(body);
  }
}

async function written(response: ServerResponse, piece: Uint8Array): Promise<void> {
  await new Promise<void>((resolve) => {
    response.write(piece, () => {
      resolve();
    });
  });
}

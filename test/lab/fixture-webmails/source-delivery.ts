import type { ServerResponse } from 'node:http';

/** How the answers that contain a message's source are sent. */
export type Delivery =
  /** The connection ends without an answer. */
  | { readonly how: 'broken' }
  /** The connection ends in the middle of the message's header. */
  | { readonly how: 'cut' }
  /** Nothing is sent until then. */
  | { readonly how: 'held'; readonly until: Promise<void> }
  /** This many bytes are sent and no more, as over a dead line: whoever needs the rest waits. */
  | { readonly how: 'stalled'; readonly after: number };

/** The fate of one such answer. */
export interface SentSource {
  /** The browser disconnected before it was complete. */
  readonly isLetGo: boolean;
}

/** Answers that wait until they are released. */
export function heldDelivery(): { readonly delivery: Delivery; readonly release: () => void } {
  let release = (): void => undefined;
  const until = new Promise<void>((resolve) => (release = resolve));
  return { delivery: { how: 'held', until }, release };
}

/** Sends the body of an answer whose head was sent, and keeps a record of it. */
export class SourceSender {
  readonly #sent: { isLetGo: boolean }[] = [];

  /** All answers so far, in order. */
  sent(): readonly SentSource[] {
    return this.#sent.map((sent) => ({ ...sent }));
  }

  /** Rejects when the connection breaks. */
  async send(response: ServerResponse, body: Uint8Array, delivery: Delivery | null): Promise<void> {
    const sent = { isLetGo: false };
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
      case 'stalled':
        await written(response, body.subarray(0, delivery.after));
        return;
      default:
    }
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

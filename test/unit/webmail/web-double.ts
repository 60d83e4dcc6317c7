import { vi } from 'vitest';

/** What the double answers to one address. */
export interface Answer {
  readonly status?: number;
  readonly contentType?: string;
  /** In pieces as they arrive, or as one. */
  readonly body?: string | Uint8Array | Iterable<Uint8Array>;
  /** Where the answer comes from after redirects inside the origin. */
  readonly redirectedTo?: string;
  /** "elsewhere": redirects to another origin. "broken": no connection. "silent": never answers. "cut": breaks off after its body. "stalled": sends no more after its body. */
  readonly trouble?: 'elsewhere' | 'broken' | 'silent' | 'cut' | 'stalled';
}

export interface Asked {
  readonly address: string;
  readonly init: RequestInit;
}

/** Stands in for `fetch`: answers by path and query, counts what was asked and how much was read. */
export class WebDouble {
  readonly asked: Asked[] = [];
  piecesRead = 0;
  cancelled = false;
  readonly #answers: ReadonlyMap<string, Answer>;

  constructor(answers: Readonly<Record<string, Answer>>) {
    this.#answers = new Map(Object.entries(answers));
    vi.stubGlobal('fetch', (address: URL, init: RequestInit) => this.#fetch(address, init));
  }

  async #fetch(address: URL, init: RequestInit): Promise<Response> {
    this.asked.push({ address: address.href, init });
    const answer = this.#answers.get(address.pathname + address.search);
    if (answer === undefined) {
      throw new Error(`nobody answers at ${address.href}`);
    }
    init.signal?.throwIfAborted();
    switch (answer.trouble) {
      case 'silent':
        return await untilAborted(init.signal);
      case 'broken':
        throw new TypeError('Failed to fetch');
      case 'elsewhere':
        if (init.redirect !== 'manual') {
          throw new TypeError('Failed to fetch');
        }
        return describe(new Response(null), { type: 'opaqueredirect', status: 0, ok: false });
      default:
        return this.#respond(address, answer, init.signal);
    }
  }

  #respond(address: URL, answer: Answer, signal: AbortSignal | null | undefined): Response {
    const pieces = piecesOf(answer.body ?? '')[Symbol.iterator]();
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        start: (controller) => {
          signal?.addEventListener('abort', () => {
            controller.error(signal.reason);
          });
        },
        pull: async (controller) => {
          const next = pieces.next();
          if (next.done !== true) {
            this.piecesRead += 1;
            controller.enqueue(next.value);
          } else if (answer.trouble === 'cut') {
            controller.error(new TypeError('network error'));
          } else if (answer.trouble === 'stalled') {
            await untilAborted(signal);
          } else {
            controller.close();
          }
        },
        cancel: () => {
          this.cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    const headers = { 'content-type': answer.contentType ?? 'text/plain' };
    return describe(new Response(body, { status: answer.status ?? 200, headers }), {
      url: new URL(answer.redirectedTo ?? address.href, address).href,
      redirected: answer.redirectedTo !== undefined,
    });
  }
}

function* piecesOf(body: string | Uint8Array | Iterable<Uint8Array>): Generator<Uint8Array<ArrayBuffer>> {
  if (typeof body === 'string') {
    yield new TextEncoder().encode(body);
  } else {
    // By what it is and not by its class: jsdom's window has a different one.
    for (const piece of ArrayBuffer.isView(body) ? [body] : body) {
      yield new Uint8Array(piece);
    }
  }
}

/** Properties of a response that its constructor cannot set. */
function describe(response: Response, properties: Partial<Response>): Response {
  for (const [name, value] of Object.entries(properties)) {
    Object.defineProperty(response, name, { value });
  }
  return response;
}

function untilAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new DOMException('aborted', 'AbortError'));
    });
  });
}

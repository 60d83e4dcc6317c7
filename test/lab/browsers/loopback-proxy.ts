import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** One request that a browser, or anything inside it, made. */
export interface SeenRequest {
  readonly method: string;
  /** For an encrypted connection only host and port are visible: "https://host:443/". */
  readonly url: string;
  /** Bytes of the answer's body that left for the browser so far. */
  readonly bytes: number;
  /** The browser disconnected before the answer was complete. */
  readonly cut: boolean;
}

/** Requests that get no answer for now. */
export interface Hold {
  /** Resolves when a matching request has been made. */
  readonly made: Promise<void>;
  /** Lets it, and all later ones, through. */
  release(): void;
}

/** Chooses requests by their URL and their mode (Sec-Fetch-Mode): the adapters' is "same-origin". */
type Matching = (url: string, mode: string) => boolean;

/** What a page loads apart from itself and its data. */
const RESOURCE = /\.(?:css|gif|js|png|svg|woff2?)$/u;

/**
 * Sent with resources whose server says nothing about caching. PHP's own server is one of these: with each page of a
 * webmail the browser would load and compile all its scripts again, which is a third of the processor time of these
 * tests.
 */
const KEEP = { 'cache-control': 'max-age=3600' };

interface Gate {
  readonly matching: Matching;
  readonly arrive: () => void;
  readonly opened: Promise<void>;
}

/**
 * The only way out of a browser in the lab. All its requests pass through here and are recorded, whoever makes them:
 * pages, extension pages, content scripts, service workers, the browser itself. Nothing but loopback is reached.
 */
export class LoopbackProxy {
  readonly #server = createServer((asked, answer) => {
    this.#forward(asked, answer).catch(() => answer.destroy());
  });
  readonly #seen: SeenRequest[] = [];
  readonly #gates = new Set<Gate>();
  readonly #stalls: { readonly matching: RegExp; readonly after: number }[] = [];
  readonly #tunnels = new Set<Duplex>();
  readonly #standIns = new Map<string, number>();

  readonly #browsersOwn: ReadonlySet<string>;

  private constructor(browsersOwn: readonly string[]) {
    this.#browsersOwn = new Set(browsersOwn);
  }

  /**
   * Starts a proxy on a free port of loopback.
   *
   * @param browsersOwn hosts of the browser's makers, which it contacts on its own; refused and not recorded
   */
  static async start(browsersOwn: readonly string[] = []): Promise<LoopbackProxy> {
    const proxy = new LoopbackProxy(browsersOwn);
    proxy.#server.on('connect', (asked, browser) => proxy.#tunnel(asked, browser));
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy does not listen');
    return address.port;
  }

  /** All requests so far, in the order in which they were made. */
  requests(): readonly SeenRequest[] {
    return this.#seen.map((seen) => ({ ...seen }));
  }

  /** Holds matching requests unanswered until they are released. */
  hold(wanted: RegExp | Matching): Hold {
    const matching = wanted instanceof RegExp ? (url: string) => wanted.test(url) : wanted;
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    let arrive = (): void => undefined;
    const made = new Promise<void>((resolve) => (arrive = resolve));
    const gate = { matching, arrive, opened };
    this.#gates.add(gate);
    return {
      made,
      release: () => {
        this.#gates.delete(gate);
        open();
      },
    };
  }

  /**
   * Answers with a matching URL stop after this many bytes of their body, as over a dead line: whoever needs the
   * rest waits until the browser disconnects.
   */
  stallAfter(bytes: number, matching: RegExp): void {
    this.#stalls.push({ matching, after: bytes });
  }

  /** From now on a loopback port answers for a host on the internet, over TLS. */
  standIn(host: string, port: number): void {
    this.#standIns.set(host, port);
  }

  /** Ends all connections and forgets everything, as if it had just been started. */
  forget(): void {
    for (const socket of this.#tunnels) socket.destroy();
    this.#server.closeAllConnections();
    this.#seen.length = 0;
    this.#stalls.length = 0;
    this.#gates.clear();
    this.#standIns.clear();
  }

  async close(): Promise<void> {
    for (const socket of this.#tunnels) socket.destroy();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #record(method: string, url: URL): { bytes: number; cut: boolean } {
    const seen = { method, url: url.href, bytes: 0, cut: false };
    if (!this.#browsersOwn.has(url.hostname)) this.#seen.push(seen);
    return seen;
  }

  async #forward(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const url = new URL(asked.url ?? '/', 'http://nowhere.invalid');
    const seen = this.#record(asked.method ?? 'GET', url);
    const closed = once(answer, 'close').then(() => (seen.cut = !answer.writableFinished));
    if (!isLoopback(url.hostname)) {
      answer.writeHead(502).end();
      return;
    }
    for (const gate of this.#gates) {
      if (!gate.matching(url.href, String(asked.headers['sec-fetch-mode']))) continue;
      gate.arrive();
      await gate.opened;
    }
    const given = await ask(url, asked, answer);
    answer.writeHead(given.statusCode ?? 502, isKept(url, given) ? { ...given.headers, ...KEEP } : given.headers);
    const stall = this.#stalls.find(({ matching }) => matching.test(url.href));
    await pipeline(
      given,
      async function* count(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          seen.bytes += chunk.length;
          yield chunk;
          if (stall !== undefined && seen.bytes > stall.after) await closed;
        }
      },
      answer,
    );
  }

  /** CONNECT: encrypted connections and WebSockets. */
  #tunnel(asked: IncomingMessage, browser: Duplex): void {
    const target = new URL(`https://${asked.url ?? ''}/`);
    this.#record('CONNECT', target);
    this.#tunnels.add(browser);
    browser.on('error', () => undefined).once('close', () => this.#tunnels.delete(browser));
    const standIn = this.#standIns.get(target.hostname);
    if (!isLoopback(target.hostname) && standIn === undefined) {
      browser.end('HTTP/1.1 502 Not in the lab\r\n\r\n');
      return;
    }
    const [port, host] = standIn === undefined ? [Number(target.port || 443), target.hostname] : [standIn, '127.0.0.1'];
    const server = connect(port, host, () => {
      browser.write('HTTP/1.1 200 Connected\r\n\r\n');
      server.pipe(browser).pipe(server);
    });
    server.on('error', () => browser.destroy());
    browser.once('close', () => server.destroy());
  }
}

/** Forwards a request to its server. Gives up when the browser does. */
async function ask(url: URL, asked: IncomingMessage, answer: ServerResponse): Promise<IncomingMessage> {
  const { 'proxy-connection': _forTheProxyOnly, ...headers } = asked.headers;
  const upstream = request(url, { method: asked.method, headers, agent: false });
  answer.once('close', () => upstream.destroy());
  asked.pipe(upstream);
  return new Promise((resolve, reject) => {
    upstream.once('response', resolve).once('error', reject);
  });
}

function isKept({ pathname }: URL, { statusCode, headers }: IncomingMessage): boolean {
  return statusCode === 200 && headers['cache-control'] === undefined && RESOURCE.test(pathname);
}

function isLoopback(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
}

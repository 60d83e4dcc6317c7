import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { LabCertificate } from '../servers/lab-certificate.ts';
import type { Answer, Asked, FixtureMessage, FixtureWebmail, Mailbox, Screen } from './fixture-webmail.ts';
import { screenText } from './screen-text.ts';
import { type Delivery, type SentSource, SourceSender } from './source-delivery.ts';

const SESSION = 'lab-session=open';
/** The address from which the open page loads what it shows next. */
export const NEXT_SCREEN = '/lab-next-screen';

/** One server on loopback that plays all fixture webmails, each at its host. */
export class FixtureServer {
  readonly #webmails: ReadonlyMap<string, FixtureWebmail>;
  readonly #server;
  readonly #asked: Asked[] = [];
  readonly #sender = new SourceSender();
  #sourceOf: (message: FixtureMessage) => Buffer;
  #delivery: Delivery | null = null;
  #isSessionOpen = true;
  #screen = '';

  private constructor(
    webmails: readonly FixtureWebmail[],
    certificate: LabCertificate,
    sourceOf: (message: FixtureMessage) => Buffer,
  ) {
    this.#webmails = new Map(
      webmails.flatMap((webmail) => [webmail.host, ...(webmail.otherHosts ?? [])].map((host) => [host, webmail])),
    );
    this.#sourceOf = sourceOf;
    this.#server = createServer({ key: certificate.key, cert: certificate.cert }, (request, response) => {
      this.#respond(request, response).catch(() => response.destroy());
    });
  }

  /** @param sourceOf makes the stored bytes of a message */
  static async start(
    webmails: readonly FixtureWebmail[],
    certificate: LabCertificate,
    sourceOf: (message: FixtureMessage) => Buffer,
  ): Promise<FixtureServer> {
    const server = new FixtureServer(webmails, certificate, sourceOf);
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The fixture server does not listen');
    return address.port;
  }

  /** From now on every page of a webmail is this one. */
  show(screen: Pick<Screen, 'page' | 'edits'>): void {
    this.#screen = screenText(screen);
  }

  /** Ends every session, or reopens it: the browsers keep their cookies. */
  setSession(isOpen: boolean): void {
    this.#isSessionOpen = isOpen;
  }

  /** From now on sources are made, and sent, like this. Without a delivery they are sent at once. */
  deliver(sourceOf: (message: FixtureMessage) => Buffer, delivery: Delivery | null = null): void {
    this.#sourceOf = sourceOf;
    this.#delivery = delivery;
  }

  /** The fate of the answers with a source, so far. */
  sentSources(): readonly SentSource[] {
    return this.#sender.sent();
  }

  /** All requests so far. */
  requests(): readonly Asked[] {
    return [...this.#asked];
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { hasSource, status = 200, headers = {}, body = '' } = await this.#answer(request);
    if (!hasSource) {
      response.writeHead(status, headers).end(body);
      return;
    }
    const delivery = this.#delivery;
    if (delivery?.how !== 'broken') response.writeHead(status, headers);
    await this.#sender.send(response, Buffer.from(body), delivery);
  }

  async #answer(request: IncomingMessage): Promise<Answer & { readonly hasSource: boolean }> {
    const body: Uint8Array[] = [];
    for await (const piece of request) if (piece instanceof Uint8Array) body.push(piece);
    const url = new URL(request.url ?? '/', `https://${request.headers.host ?? ''}`);
    const { method = 'GET', headers } = request;
    const asked: Asked = { method, url, headers, body: Buffer.concat(body).toString('utf8') };
    this.#asked.push(asked);
    const webmail = this.#webmails.get(url.hostname);
    // At any other host the page is an imitation of a webmail.
    if (webmail === undefined) return { ...page(this.#screen, {}), hasSource: false };
    let hasSource = false;
    const mailbox = this.#mailboxOf(webmail, headers.cookie ?? '', () => (hasSource = true));
    const answer = webmail.answer(asked, mailbox) ?? this.#page(webmail, asked);
    return { ...answer, hasSource };
  }

  #mailboxOf(webmail: FixtureWebmail, cookies: string, onSource: () => void): Mailbox {
    return {
      isSignedIn: this.#isSessionOpen && cookies.includes(SESSION),
      source: (id) => {
        const message = webmail.messages[id];
        if (message === undefined) return null;
        onSource();
        return this.#sourceOf(message);
      },
    };
  }

  #page({ cookies = [], pageHeaders = {} }: FixtureWebmail, { url, headers }: Asked): Answer {
    if (headers['sec-fetch-dest'] !== 'document' && url.pathname !== NEXT_SCREEN) return { status: 404 };
    const session = `${SESSION}; Path=/; Secure; HttpOnly; SameSite=Lax`;
    return page(this.#screen, {
      ...pageHeaders,
      'set-cookie': [session, ...cookies.map((cookie) => `${cookie}; Path=/; Secure`)],
    });
  }
}

function page(text: string, headers: Answer['headers']): Answer {
  return { headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body: text };
}

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import path from 'node:path';
import type { LabCertificate } from '../servers/lab-certificate.ts';
import type { Answer, Asked, FixtureMessage, FixtureWebmail, Mailbox, Screen } from './fixture-webmail.ts';

const PAGES = path.resolve(import.meta.dirname, '../../webmail-pages');
const SESSION = 'lab-session=open';
/** From where the page that is there takes what it shows next. */
export const NEXT_SCREEN = '/lab-next-screen';

/** One server on loopback that plays all fixture webmails, each at its host. */
export class FixtureServer {
  readonly #webmails: ReadonlyMap<string, FixtureWebmail>;
  readonly #sourceOf: (message: FixtureMessage) => Buffer;
  readonly #server;
  readonly #asked: Asked[] = [];
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
      this.#answer(request).then(
        ({ status = 200, headers = {}, body = '' }) => response.writeHead(status, headers).end(body),
        () => response.destroy(),
      );
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
    let text = readFileSync(path.join(PAGES, `${screen.page}.html`), 'utf8');
    for (const [found, put] of Object.entries(screen.edits ?? {})) {
      if (!text.includes(found)) throw new Error(`${screen.page} has no ${found}`);
      text = text.replaceAll(found, () => put);
    }
    this.#screen = text;
  }

  /** Ends every session, or opens it again: the browsers keep their cookies. */
  setSession(isOpen: boolean): void {
    this.#isSessionOpen = isOpen;
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

  async #answer(request: IncomingMessage): Promise<Answer> {
    const body: Uint8Array[] = [];
    for await (const piece of request) if (piece instanceof Uint8Array) body.push(piece);
    const url = new URL(request.url ?? '/', `https://${request.headers.host ?? ''}`);
    const { method = 'GET', headers } = request;
    const asked: Asked = { method, url, headers, body: Buffer.concat(body).toString('utf8') };
    this.#asked.push(asked);
    const webmail = this.#webmails.get(url.hostname);
    // What is nobody's host here is a page that would like to be taken for a webmail.
    if (webmail === undefined) return page(this.#screen, {});
    return webmail.answer(asked, this.#mailboxOf(webmail, headers.cookie ?? '')) ?? this.#page(webmail, asked);
  }

  #mailboxOf(webmail: FixtureWebmail, cookies: string): Mailbox {
    return {
      isSignedIn: this.#isSessionOpen && cookies.includes(SESSION),
      source: (id) => {
        const message = webmail.messages[id];
        return message === undefined ? null : this.#sourceOf(message);
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

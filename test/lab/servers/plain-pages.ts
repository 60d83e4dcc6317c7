import { once } from 'node:events';
import { createServer } from 'node:http';

/** A page to be served. */
export interface PlainPage {
  readonly contentType: string;
  readonly body: string | Uint8Array;
}

interface AskedPage {
  /** "GET /article.html" */
  readonly request: string;
  /** The browser's request mode (`Sec-Fetch-Mode`); adapters use "same-origin", and no page here does. */
  readonly mode: string;
}

/** A web server on loopback for pages that belong to no webmail. */
export interface PlainPages {
  /** Without a slash at its end. */
  readonly url: string;
  /** Every request so far. */
  readonly asked: readonly AskedPage[];
  stop(): Promise<void>;
}

/** Serves the given pages by their path ("/article.html"); any other path is not found. */
export async function startPlainPages(pages: Readonly<Record<string, PlainPage>>): Promise<PlainPages> {
  const byPath = new Map(Object.entries(pages));
  const requests: AskedPage[] = [];
  const server = createServer((asked, answer) => {
    const mode = asked.headers['sec-fetch-mode'];
    requests.push({ request: `${asked.method ?? ''} ${asked.url ?? ''}`, mode: typeof mode === 'string' ? mode : '' });
    const page = byPath.get(asked.url ?? '');
    if (page === undefined) answer.writeHead(404).end();
    else answer.writeHead(200, { 'content-type': page.contentType }).end(page.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page server does not listen');
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked: requests,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

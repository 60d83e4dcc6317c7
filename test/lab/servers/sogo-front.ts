import { createReadStream } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';

/** Where Debian's sogo-common puts what the browser loads besides the pages. */
const RESOURCES = '/usr/lib/GNUstep/SOGo/WebServerResources';
const RESOURCE_PATH = /^\/SOGo(?:\.woa)?\/WebServerResources\/(?<file>[\w./-]+)/u;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The web server in front of a SOGo. */
export interface SogoFront {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Does for SOGo what its documentation asks of a web server (/usr/share/doc/sogo/apache.conf): serves the scripts and
 * styles, forwards everything else to sogod, and tells it under which address the browser knows it.
 */
export async function startSogoFront(sogodPort: number): Promise<SogoFront> {
  // sogod answers one connection after the other and lets five more wait (WOListenQueueSize); any further one is
  // delayed for a second or lost for good. Here each request waits as long as it must.
  let lastForwarded = Promise.resolve();
  const server = createServer((asked, answer) => {
    const file = RESOURCE_PATH.exec(asked.url ?? '')?.groups?.['file'];
    if (file === undefined) {
      lastForwarded = lastForwarded.then(() => forward(asked, answer, sogodPort));
    } else {
      serveResource(path.posix.normalize(`/${file}`), answer);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The front of SOGo has no port');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Resolves when sogod's connection has ended, well or not, or at once if the browser has left. */
async function forward(asked: IncomingMessage, answer: ServerResponse, port: number): Promise<void> {
  if (answer.closed) return;
  const host = asked.headers.host ?? '';
  const [name = '', hostPort = '80'] = host.split(':');
  const onward = request({
    host: '127.0.0.1',
    port,
    agent: false, // sogod closes each connection, without saying so: a request on a kept one would be lost
    method: asked.method,
    path: asked.url,
    headers: {
      ...asked.headers,
      connection: 'close',
      'x-webobjects-server-protocol': 'HTTP/1.0',
      'x-webobjects-remote-host': '127.0.0.1',
      'x-webobjects-server-name': name,
      'x-webobjects-server-port': hostPort,
      'x-webobjects-server-url': `http://${host}`,
    },
  });
  onward.once('response', (answered) => {
    answer.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(answer);
  });
  onward.once('error', () => answer.destroy());
  // Otherwise sogod would go on writing to nobody, and the others would wait.
  answer.once('close', () => onward.destroy());
  asked.pipe(onward);
  await new Promise<void>((resolve) => onward.once('close', resolve));
}

/** @param file a path without ".." from the folder of the resources */
function serveResource(file: string, answer: ServerResponse): void {
  const stream = createReadStream(path.join(RESOURCES, file));
  stream.once('error', () => {
    answer.writeHead(404).end();
  });
  stream.once('open', () => {
    answer.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
    stream.pipe(answer);
  });
}

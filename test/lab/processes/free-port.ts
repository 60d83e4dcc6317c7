import { createServer } from 'node:net';

/**
 * Below the ports that Linux assigns to connections and to servers that ask for any port: none of these is assigned to
 * anything else.
 */
const [FIRST, COUNT] = [20_000, 12_000];

/** A TCP port of 127.0.0.1 that nobody listens on at this moment, for servers that cannot choose one themselves. */
export async function freePort(): Promise<number> {
  // At random, since other test files look for one at the same time.
  const port = FIRST + Math.floor(Math.random() * COUNT);
  return (await isFree(port)) ? port : freePort();
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

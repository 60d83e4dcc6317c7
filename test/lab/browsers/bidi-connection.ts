import { once } from 'node:events';
import { WebSocket } from 'ws';
import { property, textProperty } from './property.ts';

/** The last limit, for a Firefox that hangs: on a busy machine an answer may take a minute. */
const COMMAND_TIMEOUT_MS = 240_000;

/** What Firefox answers to one command. Its shape is checked where it is used. */
type Settle = (answer: unknown) => void;

/**
 * A client of WebDriver BiDi (https://www.w3.org/TR/webdriver-bidi/): JSON over a WebSocket that Firefox opens with
 * --remote-debugging-port. It needs no driver program.
 */
export class BidiConnection {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Settle>();
  #sent = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => this.#receive(JSON.parse(data.toString('utf8'))));
    socket.on('close', () => this.#end());
    socket.on('error', () => undefined); // followed by close
  }

  /** @param address "ws://127.0.0.1:port", as Firefox writes it to standard error */
  static async open(address: string): Promise<BidiConnection> {
    const socket = new WebSocket(`${address}/session`);
    await once(socket, 'open');
    return new BidiConnection(socket);
  }

  /** Sends one command. Fails with Firefox's own words when it refuses. */
  async send(method: string, params: object): Promise<unknown> {
    const id = ++this.#sent;
    const answered = new Promise<unknown>((resolve) => this.#waiting.set(id, resolve));
    const timer = setTimeout(() => this.#settle(id, { error: 'timeout', message: 'no answer' }), COMMAND_TIMEOUT_MS);
    this.#socket.send(JSON.stringify({ id, method, params }));
    const answer = await answered;
    clearTimeout(timer);
    const error = textProperty(answer, 'error');
    if (error !== '') throw new Error(`${method}: ${error}: ${textProperty(answer, 'message')}`);
    return property(answer, 'result');
  }

  /** The value of an expression, or of the promise that it returns, in a browsing context. Plain data only. */
  async evaluate(context: string, expression: string): Promise<unknown> {
    const answer = await this.send('script.evaluate', {
      // as JSON: BiDi's own serialisation is made for references into the page
      expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value))`,
      target: { context },
      awaitPromise: true,
      userActivation: true,
      resultOwnership: 'none',
    });
    if (property(answer, 'type') === 'exception') {
      throw new Error(`${expression}: ${textProperty(answer, 'exceptionDetails', 'text')}`);
    }
    const json = textProperty(answer, 'result', 'value');
    return json === '' ? undefined : JSON.parse(json);
  }

  close(): void {
    this.#socket.close();
  }

  #receive(message: unknown): void {
    const id = property(message, 'id');
    if (typeof id === 'number') this.#settle(id, message);
  }

  #settle(id: number, answer: unknown): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }

  #end(): void {
    for (const id of this.#waiting.keys()) this.#settle(id, { error: 'closed', message: 'Firefox has closed' });
  }
}

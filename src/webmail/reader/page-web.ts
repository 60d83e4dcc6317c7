import type { RequestShape, ShapeValues } from '../contract/request-shape.ts';
import type { ReadFailure, SourceResult } from '../contract/source-result.ts';
import { buildRequest } from './request-address.ts';
import { readJsonAnswer, readSourceAnswer, type JsonResult, type Unwrap } from './answer-reader.ts';

export type { JsonResult } from './answer-reader.ts';

/** How long one way to a source may take until the header block is complete. */
export const ROUTE_TIMEOUT_MS = 30_000;

/**
 * The only way in which an adapter makes requests: in the shapes that it has declared, and to the page's own origin with
 * the page's session. Answers are read no further than needed. Nothing rejects: every failure is a typed reason. A
 * request of another shape is not sent, and returns "refused".
 */
export interface PageWeb {
  /** Requests a message and reads its header block. If the answer is not a message, returns the reason why. */
  source(shape: RequestShape, values: ShapeValues, options?: SourceOptions): Promise<SourceResult>;
  /** Requests JSON that leads to the message. The value is unchecked: narrow it. */
  json(shape: RequestShape, values: ShapeValues, options?: WebOptions): Promise<JsonResult>;
}

interface WebOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** What a redirect to another origin means: nearly always the sign-in page. It is never followed. */
  readonly elsewhere?: ReadFailure;
}

export interface SourceOptions extends WebOptions {
  /**
   * Makes the unwrapper for one answer in which the message is wrapped (HTML, base64). Without it the answer is the
   * message.
   */
  readonly unwrap?: () => Unwrap;
}

export interface PageWebOptions {
  /** The page's address: other origins are never asked. */
  readonly base: URL;
  /** What the webmail has declared. Nothing else is requested. */
  readonly shapes: readonly RequestShape[];
  /** Ends every request; distinguishable from a time-out. */
  readonly signal: AbortSignal;
  readonly timeout: AbortSignal;
}

type WebAnswer =
  | { readonly ok: true; readonly response: Response }
  | { readonly ok: false; readonly reason: ReadFailure };

/** The web of one read. Makes no request yet. */
export function createPageWeb(web: PageWebOptions): PageWeb {
  return {
    source: (shape, values, options = {}) =>
      answered(web, ask(web, shape, values, { accept: 'text/plain, message/rfc822, */*', ...options }), (response) =>
        readSourceAnswer(response, options.unwrap),
      ),
    json: (shape, values, options = {}) =>
      answered(web, ask(web, shape, values, { accept: 'application/json', ...options }), readJsonAnswer),
  };
}

interface Request extends WebOptions {
  readonly accept: string;
}

async function ask(
  web: PageWebOptions,
  shape: RequestShape,
  values: ShapeValues,
  { accept, headers, elsewhere = 'signed-out' }: Request,
): Promise<WebAnswer> {
  const built = web.shapes.includes(shape) ? buildRequest(shape, values, web.base) : null;
  if (built === null) {
    return { ok: false, reason: 'refused' };
  }
  const { url, method, body } = built;
  const init: RequestInit = {
    method,
    headers: { accept, ...headers },
    credentials: 'include',
    mode: 'same-origin',
    signal: AbortSignal.any([web.signal, web.timeout]),
    ...(body === null ? {} : { body }),
  };
  try {
    return { ok: true, response: await fetch(url, init) };
  } catch {
    const reason = brokenReason(web);
    if (reason !== 'network' || method !== 'GET') {
      return { ok: false, reason };
    }
  }
  // A redirect to another origin fails like a broken connection. With redirects off, the browser shows which it was.
  try {
    const { type } = await fetch(url, { ...init, redirect: 'manual' });
    return { ok: false, reason: type === 'opaqueredirect' ? elsewhere : 'network' };
  } catch {
    return { ok: false, reason: brokenReason(web) };
  }
}

async function answered<Result>(
  web: PageWebOptions,
  asked: Promise<WebAnswer>,
  read: (response: Response) => Promise<Result>,
): Promise<Result | Extract<WebAnswer, { readonly ok: false }>> {
  const answer = await asked;
  if (!answer.ok) {
    return answer;
  }
  try {
    return await read(answer.response);
  } catch {
    return { ok: false, reason: brokenReason(web) };
  }
}

/** Why a running request was interrupted. */
function brokenReason({ signal, timeout }: PageWebOptions): ReadFailure {
  if (signal.aborted) {
    return 'cancelled';
  }
  return timeout.aborted ? 'timeout' : 'network';
}

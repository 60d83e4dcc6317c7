import type { ReadFailure, SourceResult } from '../contract/source-result.ts';
import { readJsonAnswer, readSourceAnswer, type JsonResult, type Unwrap } from './answer-reader.ts';

export type { JsonResult } from './answer-reader.ts';

/** How long one way to a source may take until the header block is there. */
export const ROUTE_TIMEOUT_MS = 30_000;

/**
 * The only way in which an adapter asks the web: requests to the page's own origin with the session that the page has,
 * read no further than needed. Nothing rejects; every failure is a typed reason.
 */
export interface PageWeb {
  /** Asks for a message and reads its header block. What is not a message gives the reason why. */
  source(address: string, request?: SourceRequest): Promise<SourceResult>;
  /** Asks for JSON that leads to the message. The value is as the webmail says: narrow it. */
  json(address: string, request?: WebRequest): Promise<JsonResult>;
}

export interface WebRequest {
  /** GET unless the webmail itself posts here. */
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What a redirect to another origin means: nearly always the sign-in page. It is never followed. */
  readonly elsewhere?: ReadFailure;
}

export interface SourceRequest extends WebRequest {
  /** Makes the taker-out for one answer that wraps the message (HTML, base64). Without it the answer is the message. */
  readonly unwrap?: () => Unwrap;
}

export interface PageWebOptions {
  /** The page's address: relative addresses start from it, and other origins are not asked. */
  readonly base: URL;
  /** Ends every request; its cause is told apart from a time-out. */
  readonly signal: AbortSignal;
  readonly timeout: AbortSignal;
}

type Answer = { readonly ok: true; readonly response: Response } | { readonly ok: false; readonly reason: ReadFailure };

export function createPageWeb({ base, signal, timeout }: PageWebOptions): PageWeb {
  const stop = new AbortController();
  const end = (): void => {
    stop.abort();
  };
  for (const cause of [signal, timeout]) {
    cause.addEventListener('abort', end, { once: true });
    if (cause.aborted) {
      end();
    }
  }

  /** Why a request broke off that was under way. */
  function brokenReason(): ReadFailure {
    if (signal.aborted) {
      return 'cancelled';
    }
    return timeout.aborted ? 'timeout' : 'network';
  }

  async function ask(address: string, request: WebRequest, accept: string): Promise<Answer> {
    // A path stays one when it begins with two slashes, as at "https://mail.example//roundcube/": it would be read as a host.
    const target = address.startsWith('/') ? base.origin + address : address;
    const url = URL.canParse(target, base.href) ? new URL(target, base.href) : null;
    if (url === null || url.origin !== base.origin || url.origin === 'null') {
      return { ok: false, reason: 'refused' };
    }
    const init: RequestInit = {
      method: request.method ?? 'GET',
      headers: { accept, ...request.headers },
      credentials: 'include',
      mode: 'same-origin',
      signal: stop.signal,
      ...(request.body === undefined ? {} : { body: request.body }),
    };
    try {
      return { ok: true, response: await fetch(url, init) };
    } catch {
      const reason = brokenReason();
      if (reason !== 'network' || init.method !== 'GET') {
        return { ok: false, reason };
      }
    }
    // A redirect to another origin fails like a broken connection; asked not to follow it, the browser tells them apart.
    try {
      const { type } = await fetch(url, { ...init, redirect: 'manual' });
      return { ok: false, reason: type === 'opaqueredirect' ? (request.elsewhere ?? 'signed-out') : 'network' };
    } catch {
      return { ok: false, reason: brokenReason() };
    }
  }

  async function answered<Result>(
    address: string,
    request: WebRequest,
    accept: string,
    read: (response: Response) => Promise<Result>,
  ): Promise<Result | Extract<Answer, { readonly ok: false }>> {
    const answer = await ask(address, request, accept);
    if (!answer.ok) {
      return answer;
    }
    try {
      return await read(answer.response);
    } catch {
      return { ok: false, reason: brokenReason() };
    }
  }

  return {
    source: (address, request = {}) =>
      answered(address, request, 'text/plain, message/rfc822, */*', (response) =>
        readSourceAnswer(response, request.unwrap),
      ),
    json: (address, request = {}) => answered(address, request, 'application/json', readJsonAnswer),
  };
}

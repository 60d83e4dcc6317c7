import type { Attempt, OpenMessage, SourceRoute, WebmailInfo, WebmailPage } from '../contract/adapter.ts';
import type { ReadFailure, SourceResult } from '../contract/source-result.ts';
import { quietly } from '../page/page-dom.ts';
import { createPageWeb, ROUTE_TIMEOUT_MS } from './page-web.ts';
import type { ReadOutcome, ReadProgress, ReadRefusal } from '../contract/read-outcome.ts';
import { messagesIn, recogniseWebmail } from './registry.ts';
import { compareWithScreen } from './screen-check.ts';
import { findSourceDialog, findSourcePage, isTextPage, SOURCE_READER } from './source-reader.ts';

export interface ReadRequest {
  /** Gives the page as it is now. It is asked again when a source has arrived. */
  readonly look: () => WebmailPage;
  /** Which of several open messages; null for the focused one. */
  readonly messageKey: string | null;
  readonly onProgress: (progress: ReadProgress) => void;
  readonly signal: AbortSignal;
}

/** What was found in a page: the webmail with its open messages, each of which can be read. */
interface Found {
  readonly webmail: WebmailInfo;
  readonly messages: readonly OpenMessage[];
}

/** After these no other way is tried: there is nobody, or nothing, to read for. */
const FINAL: readonly ReadFailure[] = ['cancelled', 'changed'];

/**
 * Reads the source of the message that is open in a page: tries the webmail's ways in their order until one answers
 * with a message, and with the message on the screen. Never rejects; a failure is a typed reason.
 */
export async function readOpenMessage(request: ReadRequest): Promise<ReadOutcome> {
  const found = lookAt(request.look);
  if (found === null) {
    return refusal('no-message-here', null, [], []);
  }
  const { webmail, messages } = found;
  const wanted = request.messageKey ?? messages[0]?.ref.key;
  const message = messages.find(({ ref }) => ref.key === wanted);
  if (message === undefined) {
    return refusal(request.messageKey === null ? 'no-open-message' : 'changed', webmail, messages, []);
  }
  const others = messages.filter((other) => other !== message);
  request.onProgress({ step: 'found', webmail, message: message.ref, others: others.map(({ ref }) => ref) });

  const attempts: Attempt[] = [];
  for (const route of routesOf(message, webmail, request.look)) {
    request.onProgress({ step: 'trying', route: route.id });
    const result = await tryRoute(route, message, request);
    attempts.push({ route: route.id, mark: route.mark, outcome: result.ok ? 'read' : result.reason });
    if (result.ok) {
      const { source, complete } = result;
      const refs = others.map(({ ref }) => ref);
      const confirmed = isSourceItself(request.look) || compareWithScreen(source, message) === 'same';
      return { ok: true, webmail, message: message.ref, others: refs, source, complete, confirmed, attempts };
    }
    if (FINAL.includes(result.reason)) {
      break;
    }
  }
  return refusal(reasonOfAll(attempts), webmail, [message, ...others], attempts);
}

/** A text tab shows nothing but the source. */
function isSourceItself(look: () => WebmailPage): boolean {
  return quietly(() => isTextPage(look()), false);
}

/** null when there is neither a webmail nor a source, or a page that does not let itself be looked at. */
function lookAt(look: () => WebmailPage): Found | null {
  return quietly(() => {
    const page = look();
    const webmail = isTextPage(page) ? null : recogniseWebmail(page);
    if (webmail === null) {
      const source = findSourcePage(page);
      return source === null ? null : { webmail: SOURCE_READER, messages: [source] };
    }
    const messages = messagesIn(webmail, page);
    const dialog = messages.length === 0 ? findSourceDialog(page, webmail.bodies, webmail.sourceView) : null;
    const { id, title } = webmail;
    return { webmail: { id, title }, messages: dialog === null ? messages : [dialog] };
  }, null);
}

/** The message's own ways, then a source dialog, if the user has one open by the time that the others have failed. */
function* routesOf(message: OpenMessage, { id }: WebmailInfo, look: () => WebmailPage): Generator<SourceRoute> {
  yield* quietly(() => message.routes(), []);
  if (id !== SOURCE_READER.id) {
    yield* quietly(() => {
      const page = look();
      const webmail = recogniseWebmail(page);
      const dialog = webmail?.id === id ? findSourceDialog(page, webmail.bodies, webmail.sourceView) : null;
      return dialog?.routes() ?? [];
    }, []);
  }
}

async function tryRoute(route: SourceRoute, message: OpenMessage, request: ReadRequest): Promise<SourceResult> {
  const timeout = new AbortController();
  const timer = setTimeout(() => {
    timeout.abort();
  }, ROUTE_TIMEOUT_MS);
  try {
    const web = createPageWeb({ base: request.look().url, signal: request.signal, timeout: timeout.signal });
    const result = await route.read(web);
    const reason = request.signal.aborted ? 'cancelled' : objection(result, message, request.look);
    return reason === null ? result : { ok: false, reason };
  } catch {
    return { ok: false, reason: 'not-a-message' };
  } finally {
    clearTimeout(timer);
  }
}

/** Why a source must not be shown although it was read; null when it may. */
function objection(result: SourceResult, message: OpenMessage, look: () => WebmailPage): ReadFailure | null {
  const stillOpen = lookAt(look)?.messages.some(({ ref }) => ref.key === message.ref.key) ?? false;
  if (!stillOpen) {
    return 'changed';
  }
  return result.ok && compareWithScreen(result.source, message) === 'other' ? 'other-message' : null;
}

function refusal(
  reason: ReadFailure,
  webmail: WebmailInfo | null,
  messages: readonly OpenMessage[],
  attempts: readonly Attempt[],
): ReadRefusal {
  return { ok: false, reason, webmail, others: messages.map(({ ref }) => ref), attempts };
}

/** Answers that say no more than that an inferred way is wrong. */
const INCONCLUSIVE: readonly ReadFailure[] = ['not-found', 'not-a-message', 'other-message', 'refused'];

/** The most telling of the failures. When only inferred ways were wrong, the user's way by hand is what remains. */
function reasonOfAll(attempts: readonly Attempt[]): ReadFailure {
  const failures = attempts.flatMap(({ outcome, mark }) => (outcome === 'read' ? [] : [{ outcome, mark }]));
  const telling =
    failures.find(({ outcome }) => FINAL.includes(outcome) || outcome === 'signed-out') ??
    failures.find(({ outcome, mark }) => mark === 'verified' || !INCONCLUSIVE.includes(outcome));
  return telling?.outcome ?? 'needs-source-view';
}

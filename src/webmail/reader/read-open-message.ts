import type { Attempt, OpenMessage, SourceRoute, Webmail, WebmailInfo, WebmailPage } from '../contract/adapter.ts';
import type { ReadFailure, SourceResult } from '../contract/source-result.ts';
import { quietly } from '../page/page-dom.ts';
import type { ReadOutcome, ReadProgress, ReadRefusal, SourceOrigin } from '../contract/read-outcome.ts';
import type { RequestShape } from '../contract/request-shape.ts';
import { readRoute } from './read-route.ts';
import { messagesIn, recogniseWebmail, sourcePageOf, sourcesOnUnknownPage } from './registry.ts';
import { compareWithScreen } from './screen-check.ts';
import { findSourceDialog, isTextPage, sourceOfSourcePage, sourceOfTextPage, SOURCE_READER } from './source-reader.ts';

export interface ReadRequest {
  /** Returns the page as it is now. Called again when a source has arrived. */
  readonly look: () => WebmailPage;
  /** Which of several open messages; null for the focused one. */
  readonly messageKey: string | null;
  readonly onProgress: (progress: ReadProgress) => void;
  readonly signal: AbortSignal;
  /** Looks up the folder; not used for automatic checking. */
  readonly folderIn?: (webmail: Webmail, page: WebmailPage) => string | null;
}

/** What was found in a page: the webmail with its open messages, or texts that are sources. */
interface Found {
  readonly page: WebmailPage;
  readonly webmail: WebmailInfo;
  readonly messages: readonly OpenMessage[];
  /** The origin of the sources to which the messages' own ways lead. */
  readonly origin: SourceOrigin;
  /** null on pages of no known webmail, and on those that show only a source. */
  readonly adapter: Webmail | null;
  /** Nothing shows which of several messages is meant. */
  readonly hasToChoose: boolean;
}

/** A way to a source, with the origin of that source. */
interface OriginRoute {
  readonly route: SourceRoute;
  readonly origin: SourceOrigin;
  readonly shapes: readonly RequestShape[];
}

/** After these failures nothing else is tried: nobody is waiting for the message, or it is no longer open. */
const FINAL: readonly ReadFailure[] = ['cancelled', 'changed'];

/**
 * Reads the source of the message that is open in a page: tries the webmail's ways in order until one answers with a
 * message that is the one on the screen. Never rejects; a failure is a typed reason.
 */
export async function readOpenMessage(request: ReadRequest): Promise<ReadOutcome> {
  const found = lookAt(request.look);
  if (found === null) {
    return refusal('no-message-here', null, [], []);
  }
  const { webmail, messages } = found;
  if (found.hasToChoose && request.messageKey === null) {
    return refusal('several-sources', webmail, messages, []);
  }
  const wanted = request.messageKey ?? messages[0]?.ref.key;
  const message = messages.find(({ ref }) => ref.key === wanted);
  if (message === undefined) {
    return refusal(request.messageKey === null ? 'no-open-message' : 'changed', webmail, messages, []);
  }
  const others = messages.filter((other) => other !== message);
  const folder = found.adapter === null ? null : (request.folderIn?.(found.adapter, found.page) ?? null);
  request.onProgress({ step: 'found', webmail, message: message.ref, others: others.map(({ ref }) => ref) });

  const attempts: Attempt[] = [];
  for (const way of waysTo(message, found, request.look)) {
    const { route, origin } = way;
    request.onProgress({ step: 'trying', route: route.id });
    const result = await tryWay(way, message, request);
    attempts.push({ route: route.id, mark: route.mark, outcome: result.ok ? 'read' : result.reason });
    if (result.ok) {
      const { source, complete } = result;
      const refs = others.map(({ ref }) => ref);
      // A page that shows nothing but a source needs no comparison.
      const confirmed = origin === 'source-page' || compareWithScreen(source, message) === 'same';
      const read = { message: message.ref, others: refs, source, complete, confirmed, origin, folder, attempts };
      return { ok: true, webmail, ...read };
    }
    if (FINAL.includes(result.reason)) {
      break;
    }
  }
  return refusal(reasonOfAll(attempts), webmail, [message, ...others], attempts);
}

/** null if there is neither a webmail nor a source, or the page cannot be examined. */
function lookAt(look: () => WebmailPage): Found | null {
  return quietly(() => {
    const page = look();
    if (isTextPage(page)) {
      return foundTexts(page, [sourceOfTextPage(page)], 'source-page');
    }
    const sourcePage = sourcePageOf(page);
    if (sourcePage !== null) {
      return foundTexts(page, [sourceOfSourcePage(page, sourcePage.view)], 'source-page');
    }
    const adapter = recogniseWebmail(page);
    if (adapter === null) {
      return foundTexts(page, sourcesOnUnknownPage(page), 'page-text');
    }
    const messages = messagesIn(adapter, page);
    const dialog = messages.length === 0 ? findSourceDialog(page, adapter) : null;
    const { id, title } = adapter;
    const common = { page, webmail: { id, title }, adapter, hasToChoose: false };
    return dialog === null
      ? { ...common, messages, origin: 'answer' }
      : { ...common, messages: [dialog], origin: 'webmail-text' };
  }, null);
}

function foundTexts(page: WebmailPage, shown: readonly (OpenMessage | null)[], origin: SourceOrigin): Found | null {
  const messages = shown.filter((source) => source !== null);
  const hasToChoose = messages.length > 1;
  return messages.length === 0 ? null : { page, webmail: SOURCE_READER, messages, origin, adapter: null, hasToChoose };
}

/** The message's own ways, then a source dialog, if the user has one open by the time the others have failed. */
function* waysTo(message: OpenMessage, { adapter, origin }: Found, look: () => WebmailPage): Generator<OriginRoute> {
  const shapes = adapter?.requests ?? [];
  for (const route of quietly(() => message.routes(), [])) {
    yield { route, origin, shapes };
  }
  if (adapter !== null && origin === 'answer') {
    const dialog = quietly(() => {
      const page = look();
      return recogniseWebmail(page) === adapter ? findSourceDialog(page, adapter) : null;
    }, null);
    for (const route of dialog?.routes() ?? []) {
      yield { route, origin: 'webmail-text', shapes: [] };
    }
  }
}

function tryWay({ route, shapes }: OriginRoute, message: OpenMessage, request: ReadRequest): Promise<SourceResult> {
  const { look, signal } = request;
  return readRoute(route, { look, shapes, signal }, (result) => {
    const reason = objection(result, message, look);
    return reason === null ? result : { ok: false, reason };
  });
}

/** Why a source must not be shown although it was read; null if it may. */
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

/** Answers that only show that an inferred way is wrong. */
const INCONCLUSIVE: readonly ReadFailure[] = ['not-found', 'not-a-message', 'other-message', 'refused'];

/** The most informative of the failures. If only inferred ways failed, what remains is to open the source by hand. */
function reasonOfAll(attempts: readonly Attempt[]): ReadFailure {
  const failures = attempts.flatMap(({ outcome, mark }) => (outcome === 'read' ? [] : [{ outcome, mark }]));
  const telling =
    failures.find(({ outcome }) => FINAL.includes(outcome) || outcome === 'signed-out') ??
    failures.find(({ outcome, mark }) => mark === 'verified' || !INCONCLUSIVE.includes(outcome));
  return telling?.outcome ?? 'needs-source-view';
}

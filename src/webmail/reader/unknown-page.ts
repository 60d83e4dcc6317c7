/**
 * Reads the sources on a page that no webmail claims. Any text there may be inside a message, written by its sender:
 * only visible text is used, and if there are several sources, none is chosen automatically.
 */
import type { MessageRef, OpenMessage, WebmailPage } from '../contract/adapter.ts';
import { decodeEncodedWords } from '../../message/encoded-words.ts';
import { framePage, oneLine, selectAll } from '../page/page-dom.ts';
import { personsEye } from '../page/persons-eye.ts';
import { glanceAt } from './message-glance.ts';
import { blockOfTextPage, blocksIn, inDialogs, isTextPage, shownSource } from './source-reader.ts';

/** Where sources are shown: browsers' text tabs and Gmail use `pre`, dialogs of webmails any of these. */
const TEXT_ELEMENTS = 'pre, textarea, code, samp';

/**
 * SquirrelMail's "View Full Header" shows a header block in a cell of a table. VERIFIED (tried on the real page on
 * 2026-11-30)
 */
const HEADER_CELLS = 'td';

/** Frames that are searched. */
const MAX_FRAMES = 20;

/**
 * Every source that a person can see on a page that no webmail claims, each text once. If there is more than one,
 * nothing shows which belongs to a message, and a sender may have pasted one into a message. Then the person chooses.
 */
export function sourcesOnPage({ document }: WebmailPage): OpenMessage[] {
  const elements = [...selectAll(document, `${TEXT_ELEMENTS}, ${HEADER_CELLS}`), ...inDialogs(document)];
  const frames = selectAll(document, 'iframe').slice(0, MAX_FRAMES);
  const texts = frames.map((frame) => textInFrame(frame)).filter((block) => block !== null);
  const blocks = [...blocksIn(elements, personsEye()), ...texts];
  const unlike = [...new Map(blocks.map((block) => [new TextDecoder().decode(block), block])).values()];
  const choose = unlike.length > 1;
  return unlike.map((block, at) => shownSource('page-text', block, choose ? refOf(block, at) : {}));
}

/** What the source says about itself, for a person to choose by. */
function refOf(source: Uint8Array, at: number): MessageRef {
  const fields = glanceAt(source);
  const [subject, sender, time] = ['subject', 'from', 'date'].map((name) => {
    const body = fields?.get(name)?.[0] ?? null;
    return oneLine(body === null ? null : (decodeEncodedWords(body) ?? body));
  });
  return { key: `source ${at} ${source.length}`, subject: subject ?? null, sender: sender ?? null, time: time ?? null };
}

/** A visible frame of the same origin whose whole page is one text (MailCatcher's tab "Source"). */
function textInFrame(frame: Element): Uint8Array | null {
  const inner = personsEye()(frame) ? framePage(frame) : null;
  return inner !== null && isTextPage(inner) ? blockOfTextPage(inner.document) : null;
}

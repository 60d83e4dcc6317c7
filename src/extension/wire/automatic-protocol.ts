/**
 * Messages between a page whose messages are checked automatically and the background. Each side treats the other's
 * messages as unknown: a page's process may be completely hostile, and cannot choose the site or tab for which it
 * speaks.
 */
import { SHOWN_VERDICTS, type ShownVerdict } from '../../report/wording/verdict-words.ts';
import type { MessageRef, WebmailInfo } from '../../webmail/contract/adapter.ts';
import type { SourceOrigin } from '../../webmail/contract/read-outcome.ts';
import { toRecord } from './to-record.ts';
import { isText, toMessage, toSource, toWebmail } from './wire-shapes.ts';

/** Without a click, only a recognised webmail's answers are judged. */
export type JudgedOrigin = Extract<SourceOrigin, 'answer'>;

/** What a page says about the message that is open in it. */
interface AboutMessage {
  /**
   * - `automatic/judge`: it is open.
   * - `automatic/open`: its chip was pressed.
   * - `automatic/add`: the chip's button "Add to the table" was pressed.
   */
  readonly type: (typeof ABOUT_MESSAGE)[number];
  readonly webmail: WebmailInfo;
  readonly message: MessageRef;
  /**
   * Identifies the page's latest report of an open message. The background uses it to ask whether that message is still
   * open.
   */
  readonly reading: string;
}

const ABOUT_MESSAGE = ['automatic/judge', 'automatic/open', 'automatic/add'] as const;

/** From the page to the background. */
export type PageSays =
  /** No message is open, or the open one cannot be read (yet). */
  | { readonly type: 'automatic/nothing' }
  /** The source is text with one character for each byte. */
  | (AboutMessage & { readonly source: string; readonly origin: JudgedOrigin });

/** From the background to the page, as the answer to each {@link PageSays}. */
export type BackgroundAnswers =
  | { readonly type: 'automatic/done' }
  /** `chip`: what to show in the page; null if the user does not want it. */
  | { readonly type: 'automatic/verdict'; readonly chip: ChipContent | null }
  /** This site must no longer be checked. */
  | { readonly type: 'automatic/stop' };

/** From the background to every page, unasked: the settings have changed. */
export const ASK_AGAIN = { type: 'automatic/ask-again' } as const;

/**
 * From the background to the page in a tab, both before and after its verdict is shown on the toolbar button: is this
 * the page that reported, and is that message still open in it? The answer is true or false.
 */
export interface StillOpen {
  readonly type: 'automatic/still-open';
  readonly reading: string;
}

/** What the chip shows; all texts are in the user's language. */
export interface ChipContent {
  readonly verdict: ShownVerdict;
  /** "Sendsay: proven" */
  readonly text: string;
  /** What a press on the chip does. */
  readonly openLabel: string;
  readonly addLabel: string;
  /** What is announced once the message was added to the table. */
  readonly added: string;
  readonly hideLabel: string;
  readonly language: string;
  readonly theme: (typeof CHIP_THEMES)[number];
}

const CHIP_THEMES = ['auto', 'light', 'dark'] as const;

/** A message from a page, parsed; null for anything else. */
export type ParsedPageSays = { readonly type: 'automatic/nothing' } | MessageInPage;

/** A message that is open in a page, as that page describes it. */
export interface MessageInPage extends AboutMessage {
  readonly source: Uint8Array;
}

/** What a page says to the background, with the source as bytes; null for anything else. Any page may say anything. */
export function parsePageSays(value: unknown): ParsedPageSays | null {
  const { type, source, origin, reading, webmail, message } = toRecord(value);
  if (type === 'automatic/nothing') return { type };
  const about = ABOUT_MESSAGE.find((each) => each === type);
  const bytes = toSource(source);
  const ref = toMessage(message);
  const info = toWebmail(webmail);
  const isComplete = about !== undefined && bytes !== null && ref !== null && info !== null && isText(reading);
  const isAnswer = origin === ('answer' satisfies JudgedOrigin);
  return isComplete && isAnswer ? { type: about, source: bytes, webmail: info, message: ref, reading } : null;
}

/** Parses the background's answer to a page; null for anything else. */
export function parseBackgroundAnswer(value: unknown): BackgroundAnswers | null {
  const { type, chip } = toRecord(value);
  if (type === 'automatic/done' || type === 'automatic/stop') return { type };
  if (type !== 'automatic/verdict') return null;
  const content = toChip(chip);
  return chip === null || content !== null ? { type, chip: content } : null;
}

/** Whether the background wants the page to say again what is open. */
export function isAskAgain(value: unknown): boolean {
  return toRecord(value)['type'] === ASK_AGAIN.type;
}

/** The question whether the message of a reading is still open; null for anything else. */
export function parseStillOpen(value: unknown): StillOpen | null {
  const { type, reading } = toRecord(value);
  return type === 'automatic/still-open' && isText(reading) ? { type, reading } : null;
}

function toChip(value: unknown): ChipContent | null {
  const { verdict, text, openLabel, addLabel, added, hideLabel, language, theme } = toRecord(value);
  const chosenTheme = CHIP_THEMES.find((name) => name === theme);
  const fits =
    isVerdict(verdict) &&
    isText(text) &&
    isText(openLabel) &&
    isText(addLabel) &&
    isText(added) &&
    isText(hideLabel) &&
    isText(language) &&
    chosenTheme !== undefined;
  return fits ? { verdict, text, openLabel, addLabel, added, hideLabel, language, theme: chosenTheme } : null;
}

function isVerdict(value: unknown): value is ShownVerdict {
  return SHOWN_VERDICTS.some((verdict) => verdict === value);
}

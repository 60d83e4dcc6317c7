import type { Summary } from '../message/summary.ts';
import type { InspectSettings } from './inspect-settings.ts';
import { type MailFolder, maskedFolder } from './mail-folder.ts';
import type { PartReason } from './report.ts';
import { inspect } from './inspect.ts';
import type { Masking } from './redaction/redact.ts';
import type { ReportWords } from './wording/report-words.ts';
import type { SharedReport } from './writers/shared-report.ts';

/**
 * The forms in which a report is shared. `short` is for a chat or the first lines of a ticket; `route-table` is the
 * same with the route as a table that chats and Jira show.
 */
const SHARED_FORMS = ['markdown', 'text', 'json', 'html', 'short', 'route-table'] as const;

export type SharedForm = (typeof SHARED_FORMS)[number];

/** The levels of masking: for the relay's support, for everyone, and none. */
export const SHARED_MASKINGS = ['support', 'public', 'none'] as const satisfies readonly (Masking | 'none')[];

export type SharedMasking = (typeof SHARED_MASKINGS)[number];

/** What is shared, and how. */
export interface ShareRequest {
  /** The raw message; only its header block is read. */
  readonly source: Uint8Array;
  readonly settings: InspectSettings;
  /** Why the source is only a part of a message; omit it for a whole one. */
  readonly part?: PartReason | null;
  /** Where a webmail shows the message; a masked report includes it only if its kind is known. */
  readonly folder?: MailFolder | null;
  /** Title of the webmail in which the message was read; null for a source that a user provided. */
  readonly webmail?: string | null;
  /** The program's version; null: the report does not name it. */
  readonly version?: string | null;
  readonly form: SharedForm;
  /** What is masked (docs/redaction.md); `none` shares the message as it is. */
  readonly masking: SharedMasking;
  /** Whether all header fields are appended, verbatim. */
  readonly fullHeader: boolean;
}

/** Decodes subject and people of a raw message. */
export type Summarise = (source: Uint8Array) => Promise<Summary>;

/**
 * The report on a source as a text for others, its lines ended by LF. A masked report is a report on the masked source,
 * so no part of the original is in it. Writers and redaction are loaded only when something is shared.
 */
export async function share(request: ShareRequest, words: ReportWords, summarise: Summarise): Promise<string> {
  return write(request.form, await prepare(request, summarise), words);
}

/** A text for the clipboard, and the same in HTML if the receiving program could show more with it: a table, a page. */
export interface SharedForClipboard {
  readonly text: string;
  /** null: the text says it all. */
  readonly html: string | null;
}

/** Like {@link share}, for the clipboard. */
export async function shareForClipboard(
  request: ShareRequest,
  words: ReportWords,
  summarise: Summarise,
): Promise<SharedForClipboard> {
  const shared = await prepare(request, summarise);
  const text = await write(request.form, shared, words);
  if (request.form === 'route-table') {
    return { text, html: (await import('./writers/short.ts')).writeShortHtml(shared, words) };
  }
  return { text, html: request.form === 'html' ? text : null };
}

async function prepare(
  { source, settings, part = null, folder = null, webmail = null, version = null, masking, fullHeader }: ShareRequest,
  summarise: Summarise,
): Promise<SharedReport> {
  const redaction =
    masking === 'none' ? null : (await import('./redaction/redact.ts')).redact(source, settings, masking);
  const shown = redaction === null ? source : new TextEncoder().encode(redaction.source);
  return {
    report: inspect(shown, settings, part),
    summary: await summarise(shown),
    folder: redaction === null ? folder : maskedFolder(folder),
    profiles: settings.profiles,
    webmail,
    version,
    redaction: redactionNote(masking, redaction?.sameJudgement ?? true),
    fullHeader,
  };
}

function redactionNote(masking: SharedMasking, sameJudgement: boolean): SharedReport['redaction'] {
  if (!sameJudgement) return 'differs';
  return masking === 'public' ? 'masked' : masking;
}

async function write(form: SharedForm, shared: SharedReport, words: ReportWords): Promise<string> {
  switch (form) {
    case 'markdown':
      return (await import('./writers/markdown.ts')).writeMarkdown(shared, words);
    case 'text':
      return (await import('./writers/text.ts')).writeText(shared, words);
    case 'json':
      return (await import('./writers/json.ts')).writeJson(shared);
    case 'html':
      return (await import('./writers/html.ts')).writeHtml(shared, words);
    case 'short':
      return (await import('./writers/short.ts')).writeShort(shared, words, 'line');
    case 'route-table':
      return (await import('./writers/short.ts')).writeShort(shared, words, 'table');
  }
}

import type { Summary } from '../message/summary.ts';
import type { InspectSettings } from './inspect-settings.ts';
import { type MailFolder, maskedFolder } from './mail-folder.ts';
import type { PartReason } from './report.ts';
import { inspect } from './inspect.ts';
import type { Masking } from './redaction/redact.ts';
import type { ReportWords } from './wording/report-words.ts';
import type { SharedReport } from './writers/shared-report.ts';

/** The forms in which a report is given to others. `short` is for a chat or a ticket's first lines. */
export const SHARED_FORMS = ['markdown', 'text', 'json', 'html', 'short'] as const;

export type SharedForm = (typeof SHARED_FORMS)[number];

/** The levels of sharing, the safest for its purpose first: for the relay's support, for everybody, and nothing masked. */
export const SHARED_MASKINGS = ['support', 'public', 'none'] as const satisfies readonly (Masking | 'none')[];

export type SharedMasking = (typeof SHARED_MASKINGS)[number];

/** What is shared, and how. */
export interface ShareRequest {
  /** The raw message, of which only the header block is looked at. */
  readonly source: Uint8Array;
  readonly settings: InspectSettings;
  /** Why the source is a part of a message; without it, it is a whole one. */
  readonly part?: PartReason | null;
  /** Where a webmail shows the message; a masked report tells it only where its kind is known. */
  readonly folder?: MailFolder | null;
  readonly form: SharedForm;
  /** What is masked (docs/redaction.md); `none` shares the message as it is. */
  readonly masking: SharedMasking;
  /** Whether all header fields stand at the end, as they were. */
  readonly fullHeader: boolean;
}

/** Decodes subject and people of a raw message. */
export type Summarise = (source: Uint8Array) => Promise<Summary>;

/**
 * The report on a source as a text for others, its lines ended by LF. A masked report is one on the masked source, so
 * nothing of the original is in it. Writers and redaction are only loaded when something is shared.
 */
export async function share(request: ShareRequest, words: ReportWords, summarise: Summarise): Promise<string> {
  return write(request.form, await prepare(request, summarise), words);
}

async function prepare(
  { source, settings, part = null, folder = null, masking, fullHeader }: ShareRequest,
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
      return (await import('./writers/short.ts')).writeShort(shared, words);
  }
}

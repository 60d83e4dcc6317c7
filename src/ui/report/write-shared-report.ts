import type { Summary } from '../../message/summary.ts';
import type { InspectSettings } from '../../report/inspect-settings.ts';
import { inspect } from '../../report/inspect.ts';
import type { SharedReport } from '../../report/writers/shared-report.ts';
import { say, spokenLocale } from '../kit/words.ts';

export const SHARE_FORMATS = ['markdown', 'text', 'json', 'html'] as const;

export type ShareFormat = (typeof SHARE_FORMATS)[number];

/** What is shared, and how. */
export interface ShareRequest {
  readonly source: Uint8Array;
  readonly settings: InspectSettings;
  readonly format: ShareFormat;
  /** People, identifiers, client addresses and tokens are masked. */
  readonly masked: boolean;
  /** All header fields stand at the end. */
  readonly fullHeader: boolean;
}

/** File endings and media types, for saving. */
export const SHARED_FILES = {
  markdown: { name: 'relay-inspector.md', type: 'text/markdown' },
  text: { name: 'relay-inspector.txt', type: 'text/plain' },
  json: { name: 'relay-inspector.json', type: 'application/json' },
  html: { name: 'relay-inspector.html', type: 'text/html' },
} as const satisfies Record<ShareFormat, { name: string; type: string }>;

/**
 * The report on a source as a text for others. A masked report is one on the masked source: nothing of the original is
 * in it. The writers are only loaded when something is shared.
 *
 * @param summarise decodes subject and people, here of the masked source
 */
export async function writeSharedReport(
  { source, settings, format, masked, fullHeader }: ShareRequest,
  summarise: (source: Uint8Array) => Promise<Summary>,
): Promise<string> {
  const { redact } = await import('../../report/redaction/redact.ts');
  const redaction = masked ? redact(source, settings) : null;
  const shown = redaction === null ? source : new TextEncoder().encode(redaction.source);
  const shared: SharedReport = {
    report: inspect(shown, settings),
    summary: await summarise(shown),
    profiles: settings.profiles,
    redaction: redaction === null ? 'none' : redaction.sameJudgement ? 'masked' : 'differs',
    fullHeader,
  };
  return write(format, shared);
}

async function write(format: ShareFormat, shared: SharedReport): Promise<string> {
  const words = { say, locale: spokenLocale() };
  switch (format) {
    case 'markdown':
      return (await import('../../report/writers/markdown.ts')).writeMarkdown(shared, words);
    case 'text':
      return (await import('../../report/writers/text.ts')).writeText(shared, words);
    case 'json':
      return (await import('../../report/writers/json.ts')).writeJson(shared);
    case 'html':
      return (await import('../../report/writers/html.ts')).writeHtml(shared, words);
  }
}

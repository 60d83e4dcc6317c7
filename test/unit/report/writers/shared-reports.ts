import { summarise } from '../../../../src/message/summarise.ts';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import type { InspectSettings } from '../../../../src/report/inspect-settings.ts';
import { inspect } from '../../../../src/report/inspect.ts';
import { type Redaction, redact } from '../../../../src/report/redaction/redact.ts';
import { writeHtml } from '../../../../src/report/writers/html.ts';
import { writeJson } from '../../../../src/report/writers/json.ts';
import { writeMarkdown } from '../../../../src/report/writers/markdown.ts';
import type { SharedReport } from '../../../../src/report/writers/shared-report.ts';
import { writeText } from '../../../../src/report/writers/text.ts';
import { wordsFromDisk } from './words-from-disk.ts';

export const settings: InspectSettings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };

type Source = Uint8Array | string;

/** The report of a source as it is, with all its header fields. */
export async function openReport(source: Source): Promise<SharedReport> {
  return sharedReport(source, 'none');
}

/**
 * The report on a redacted source, with all its header fields: the most that is ever shared with strangers.
 *
 * @param redaction of this source, where a test already has it
 */
export async function maskedReport(
  source: Source,
  redaction: Redaction = redact(source, settings),
): Promise<SharedReport> {
  return sharedReport(redaction.source, redaction.sameJudgement ? 'masked' : 'differs');
}

async function sharedReport(source: Source, redaction: SharedReport['redaction']): Promise<SharedReport> {
  const report = inspect(source, settings);
  const { profiles } = settings;
  const summary = await summarise(source);
  return { report, summary, folder: null, profiles, webmail: null, version: null, redaction, fullHeader: true };
}

const english = wordsFromDisk('en');

/** All four formats, in English. */
export function allFormats(shared: SharedReport): Record<'text' | 'markdown' | 'html' | 'json', string> {
  return {
    text: writeText(shared, english),
    markdown: writeMarkdown(shared, english),
    html: writeHtml(shared, english),
    json: writeJson(shared),
  };
}

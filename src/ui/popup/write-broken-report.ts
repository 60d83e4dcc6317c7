import { maskedName } from '../../report/redaction/structure-names.ts';
import type { Attempt, WebmailInfo } from '../../extension/active-tab/read-types.ts';
import type { PageDescription } from '../kit/services.ts';

/** What the popup knows about a read that went wrong, or whose answer is in doubt. */
export interface BrokenRead {
  readonly webmail: WebmailInfo | null;
  /** How the read ended: "read", or the reason of the failure. */
  readonly outcome: string;
  readonly attempts: readonly Attempt[];
}

/**
 * A report of a broken webmail as text: programs, webmail, ways that were tried, structure of the page. It is for
 * whoever fixes the adapter, so it has names and no sentences. Lines end with LF.
 */
export function writeBrokenReport(
  { webmail, outcome, attempts }: BrokenRead,
  { structure, programs }: PageDescription,
): string {
  // Ids of webmails and ways come from the page's process, which is never trusted.
  const lines = [
    `extension: ${programs.extension}`,
    `browser: ${programs.browser}`,
    `webmail: ${webmail === null ? 'none' : maskedName(webmail.id)}`,
    `outcome: ${outcome}`,
    ...attempts.map(({ route, mark, outcome: end }) => `tried: ${maskedName(route)} (${mark}): ${end}`),
    structure === null ? 'page: none' : 'page:',
    ...(structure ?? []),
  ];
  return `${lines.join('\n')}\n`;
}

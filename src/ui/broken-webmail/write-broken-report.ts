import { maskedName } from '../../extension/wire/structure-protocol.ts';
import type { BrokenRead } from './broken-webmail-slot.tsx';

interface Programs {
  readonly extension: string;
  readonly browser: string;
}

/**
 * A report of a broken webmail as text: programs, webmail, ways that were tried, structure of the page. It is for who mends
 * the adapter, so it has names and no sentences. Lines end with LF.
 *
 * @param structure lines of the page; null where it could not be looked at
 */
export function writeBrokenReport(
  { webmail, outcome, attempts }: BrokenRead,
  structure: readonly string[] | null,
  programs: Programs,
): string {
  // Ids of webmails and ways come from the page's process, which is believed nothing.
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

import type { Webmail } from '../../../src/webmail/contract/adapter.ts';
import type { PageSign } from '../../../src/webmail/contract/recognition.ts';
import { readDocument } from '../document.ts';

/** What docs/webmails.md says about a webmail: its line in the table, and its entry in the list below it. */
export interface DocumentedWebmail {
  readonly title: string;
  readonly tier: string;
  /** "yes": by a way that is written down. "tried": by an inferred way that its answer must prove. "no": by hand only. */
  readonly automatic: string;
  /** The webmail's own menu or view that shows the source; null where the general reader needs none. */
  readonly byHand: string | null;
  /** "real": the running product. "played": a server that answers as the facts say, at the webmail's own host name. */
  readonly testedOn: string;
  /** Whether the popup shows the folder of a message: "yes", "likely", or null for never. */
  readonly folder: string | null;
  /** What the popup reads from its list: "selected", "listed", or null for nothing. */
  readonly list: string | null;
  /** Where it is read, and what the adapter's knowledge comes from; empty where the list has no such entry. */
  readonly facts: string;
}

/** Every webmail of the table, in its order. */
export function documentedWebmails(): DocumentedWebmail[] {
  const text = readDocument('docs/webmails.md');
  const facts = new Map(
    [...text.matchAll(/^- \*\*([^*\n]+)\*\*: (.+)$/gmu)].map(([, title = '', entry = '']) => [title, entry]),
  );
  const lines = text.split('\n');
  const heading = lines.findIndex((line) => line.startsWith('| Webmail | Tier '));
  const rows = lines.slice(heading + 2, lines.indexOf('', heading));
  return rows.map((line) => {
    const [title = '', tier = '', automatic = '', byHand = '', testedOn = '', folder = '', list = ''] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    const told = (cell: string): string | null => (cell === '–' ? null : cell);
    const known = { title, tier, automatic, testedOn, facts: facts.get(title) ?? '' };
    return { ...known, byHand: told(byHand), folder: told(folder), list: told(list) };
  });
}

/** Whether the document names the menu that shows the source: then the popup names it, too. */
export function namesItsMenu({ byHand }: DocumentedWebmail): boolean {
  return byHand !== null && !byHand.includes('not known');
}

/** The lines of the list "What identifies a page, and what is requested", as they are in the document. */
export function documentedContracts(): string[] {
  const text = readDocument('docs/webmails.md');
  const [, section = ''] = text.split('\n## What identifies a page, and what is requested\n');
  const [list = ''] = section.slice(section.indexOf('\n### ')).split('\n## ', 1);
  return list.split('\n').filter((line) => /^(?:### |- )/u.test(line));
}

/** The same from the adapter itself: its signs, and the shapes of its requests. */
export function contractLines({ title, signs, requests }: Webmail): string[] {
  return [
    `### ${title}`,
    ...signs.map((sign) => `- Page: ${signInWords(sign)}`),
    ...requests.map(({ template }) => `- Asks: \`${template}\``),
    ...(requests.length === 0 ? ['- Asks: nothing; its source is opened by hand'] : []),
  ];
}

function signInWords({ host, path, query, frame, title, shell = [], headScript, cookie }: PageSign): string {
  const parts = [
    host === undefined ? [] : [`host \`${host.source}\``],
    path === undefined ? [] : [`path \`${path.source}\``],
    Object.entries(query ?? {}).map(([name, pattern]) => `parameter \`${name}\` \`${pattern.source}\``),
    frame === undefined ? [] : [`in the frame \`${frame}\``],
    title === undefined ? [] : [`title \`${title.source}\``],
    shell.map((selector) => `shell \`${selector}\``),
    headScript === undefined ? [] : [`script in the head \`${headScript.source}\``],
    cookie === undefined ? [] : [`cookie \`${cookie}\``],
  ];
  return parts.flat().join(', ');
}

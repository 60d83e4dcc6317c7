import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const DOCUMENT = join(import.meta.dirname, '../../../docs/webmails.md');

/** What docs/webmails.md says of a webmail: its line in the table, and its entry in the list below it. */
export interface DocumentedWebmail {
  readonly title: string;
  readonly tier: string;
  /** "yes": by a way that is written down. "tried": by an inferred way that its answer must prove. "no": by hand only. */
  readonly automatic: string;
  /** The webmail's own menu or view that shows the source; null where the general reader needs none. */
  readonly byHand: string | null;
  /** "real": the running product. "played": a server that answers as the facts say, at the webmail's own host name. */
  readonly testedOn: string;
  /** Where it is read, and what the adapter's knowledge comes from; empty where the list has no such entry. */
  readonly facts: string;
}

/** Every webmail of the table, in its order. */
export function documentedWebmails(): DocumentedWebmail[] {
  const text = readFileSync(DOCUMENT, 'utf8');
  const facts = new Map(
    [...text.matchAll(/^- \*\*([^*\n]+)\*\*: (.+(?:\n {2}.+)*)/gmu)].map(([, title = '', entry = '']) => [
      title,
      entry.replaceAll(/\s+/gu, ' '),
    ]),
  );
  const lines = text.split('\n');
  const heading = lines.findIndex((line) => /^\| Webmail +\| Tier /u.test(line));
  const rows = lines.slice(heading + 2, lines.indexOf('', heading));
  return rows.map((line) => {
    const [title = '', tier = '', automatic = '', byHand = '', testedOn = ''] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    return { title, tier, automatic, byHand: byHand === '–' ? null : byHand, testedOn, facts: facts.get(title) ?? '' };
  });
}

/** Whether the document names the menu that shows the source: then the popup names it, too. */
export function namesItsMenu({ byHand }: DocumentedWebmail): boolean {
  return byHand !== null && !byHand.includes('not known');
}

import { type ShownVerdict, VERDICT_FACTS } from '../../report/wording/verdict-words.ts';
import { VisibleText } from '../kit/visible-text.tsx';
import { type WordKey, say } from '../kit/words.ts';
import { VerdictSign } from '../report/verdict-sign.tsx';

/** The sections that can be jumped to: the fragment of each and its name. */
export const SECTIONS = {
  route: ['section-route', 'inspector_jump_route'],
  checks: ['section-checks', 'inspector_jump_checks'],
  share: ['section-share', 'inspector_jump_share'],
  fields: ['section-fields', 'inspector_jump_fields'],
  source: ['section-source', 'inspector_jump_source'],
} as const satisfies Record<string, readonly [fragment: string, name: WordKey]>;

interface ReportBarProps {
  /** null if there are no relays. */
  readonly verdict: ShownVerdict | null;
  readonly subject: string | null;
  /** The sections that the report has. */
  readonly sections: readonly (keyof typeof SECTIONS)[];
}

/** Stays at the top of the window while the report scrolls: the answer, the message, and a link to each section. */
export function ReportBar({ verdict, subject, sections }: ReportBarProps) {
  return (
    <div class="report-bar" data-part="report-bar">
      {verdict !== null && (
        <p class="report-bar-answer">
          <VerdictSign sign={verdict} />
          {say(VERDICT_FACTS[verdict].word)}
        </p>
      )}
      <p class="report-bar-subject">{subject !== null && <VisibleText text={subject} />}</p>
      <nav class="report-bar-links" aria-label={say('inspector_jump')}>
        {sections.map((section) => {
          const [fragment, name] = SECTIONS[section];
          return (
            <a key={fragment} href={`#${fragment}`}>
              {say(name)}
            </a>
          );
        })}
      </nav>
    </div>
  );
}

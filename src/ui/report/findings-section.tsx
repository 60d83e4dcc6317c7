import { findingsOf } from '../../report/findings.ts';
import type { Report } from '../../report/report.ts';
import { SEVERITY_WORDS, bySeverity, findingSentence, lineOfFinding } from '../../report/wording/finding-words.ts';
import type { Finding } from '../../route/finding.ts';
import type { Route } from '../../route/route.ts';
import { SentenceText } from '../kit/say.tsx';
import { say } from '../kit/words.ts';

export interface FindingsSectionProps {
  readonly report: Report;
}

/** The findings of a report under their heading; empty if there are none. Needs the words of the part "finding". */
export function FindingsSection({ report }: FindingsSectionProps) {
  const findings = findingsOf(report);
  if (findings.length === 0 && report.complete) return null;
  return (
    <section>
      <h2>{say('finding_title')}</h2>
      {!report.complete && <p class="incomplete">{say('finding_incomplete')}</p>}
      <FindingList findings={findings} route={report.route} />
    </section>
  );
}

interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly route: Route;
}

/** What is worth a person's attention, the most serious first. */
export function FindingList({ findings, route }: FindingListProps) {
  return (
    <ul class="findings" data-part="findings">
      {bySeverity(findings).map((finding, place) => (
        <li key={place} class={`finding finding-${finding.severity}`} data-kind={finding.kind}>
          <span class="finding-severity">{say(SEVERITY_WORDS[finding.severity])}</span>{' '}
          <span>
            <SentenceText sentence={findingSentence(finding)} />
            <LineOf finding={finding} route={route} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function LineOf({ finding, route }: { readonly finding: Finding; readonly route: Route }) {
  const line = lineOfFinding(finding, route);
  if (line === null) return null;
  return (
    <>
      {' '}
      <SentenceText sentence={line} />
    </>
  );
}

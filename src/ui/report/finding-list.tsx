import { bySeverity, findingSentence, lineOfFinding, SEVERITY_WORDS } from '../../report/wording/finding.ts';
import type { Finding } from '../../route/finding.ts';
import type { Route } from '../../route/route.ts';
import { SentenceText } from '../kit/sentence-text.tsx';
import { say } from '../kit/words.ts';

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

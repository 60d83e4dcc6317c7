import type { Finding, FindingKind } from '../../route/finding.ts';
import type { Route } from '../../route/route.ts';
import { hopAt } from '../route/hop-at.ts';
import { SentenceText } from '../text/sentence-text.tsx';
import { type MessageKey, say } from '../words.ts';
import { findingSentence } from './finding-words.ts';

const SEVERITY_WORDS = {
  info: 'severity_info',
  warning: 'severity_warning',
  alarm: 'severity_alarm',
} as const satisfies Record<Finding['severity'], MessageKey>;

const BY_SEVERITY: readonly Finding['severity'][] = ['alarm', 'warning', 'info'];

interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly route: Route;
}

/** What is worth a person's attention, the most serious first. */
export function FindingList({ findings, route }: FindingListProps) {
  const sorted = findings.toSorted((a, b) => BY_SEVERITY.indexOf(a.severity) - BY_SEVERITY.indexOf(b.severity));
  return (
    <ul class="findings" data-part="findings">
      {sorted.map((finding, place) => (
        <li key={place} class={`finding finding-${finding.severity}`} data-kind={finding.kind}>
          <span class="finding-severity">{say(SEVERITY_WORDS[finding.severity])}</span>
          <span>
            <SentenceText sentence={findingSentence(finding)} />
            <LineOf finding={finding} route={route} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Findings about one line whose sentence does not name its server. */
const ABOUT_A_LINE: ReadonlySet<FindingKind> = new Set<FindingKind>(['tainted-field', 'clock-skew', 'zone-error']);

function LineOf({ finding, route }: { readonly finding: Finding; readonly route: Route }) {
  const host = hopAt(route, finding.hop)?.hop.writer.host ?? null;
  if (host === null || !ABOUT_A_LINE.has(finding.kind)) return null;
  return (
    <>
      {' '}
      <SentenceText sentence={{ key: 'finding_line_of', values: { host } }} />
    </>
  );
}

import type { Report } from '../../report/report.ts';
import { say } from '../kit/words.ts';
import { FindingList } from './finding-list.tsx';

export interface FindingsSectionProps {
  readonly report: Report;
}

/** The findings of a report under their heading; nothing when there are none. Needs the words of the part "finding". */
export function FindingsSection({ report }: FindingsSectionProps) {
  if (report.findings.length === 0 && report.complete) return null;
  return (
    <section>
      <h2>{say('finding_title')}</h2>
      {!report.complete && <p class="incomplete">{say('finding_incomplete')}</p>}
      <FindingList findings={report.findings} route={report.route} />
    </section>
  );
}

import type { Report } from '../../report/report.ts';
import { say } from '../words.ts';
import { FindingList } from './finding-list.tsx';

/** The findings of a report under their heading; nothing when there are none. */
export function FindingsSection({ report }: { readonly report: Report }) {
  if (report.findings.length === 0 && report.complete) return null;
  return (
    <section>
      <h2>{say('findings_title')}</h2>
      {!report.complete && <p class="incomplete">{say('incomplete')}</p>}
      <FindingList findings={report.findings} route={report.route} />
    </section>
  );
}

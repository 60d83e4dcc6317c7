import type { Report } from '../../report/report.ts';
import type { RelayVerdict } from './leading-verdict.ts';
import { say } from '../kit/words.ts';
import { EvidenceList } from './evidence-list.tsx';
import { RawField } from './raw-field.tsx';
import { ruledBy } from './ruling-field.ts';

interface EvidenceSectionProps {
  readonly report: Report;
  readonly leading: RelayVerdict;
  /** Link each fact to its place in the raw source, where the page shows one. */
  readonly withLinks: boolean;
}

/** What an answer rests on: the evidence, and the raw line that was read. */
export function EvidenceSection({ report, leading: { verdict, title }, withLinks }: EvidenceSectionProps) {
  const ruling = ruledBy(report, verdict);
  if (verdict.evidence.length === 0 && ruling === null) return null;
  return (
    <section>
      <h2>{say('evidence_title')}</h2>
      {verdict.evidence.length > 0 && <EvidenceList evidence={verdict.evidence} relay={title} withLinks={withLinks} />}
      {ruling !== null && (
        <details class="raw" data-part="raw">
          <summary>{say('raw_line')}</summary>
          <RawField raw={ruling.raw} matches={ruling.matches} />
        </details>
      )}
    </section>
  );
}

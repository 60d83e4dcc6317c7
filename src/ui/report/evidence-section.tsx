import type { Evidence } from '../../relay/verdict.ts';
import type { Report } from '../../report/report.ts';
import { EVIDENCE_WORDS, STRENGTH_WORDS, sideWord } from '../../report/wording/evidence.ts';
import { HostText } from '../kit/host-text.tsx';
import { Say } from '../kit/say.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';
import { fieldAnchor } from './source-link.tsx';
import { RawField } from './raw-field.tsx';
import type { RelayVerdict } from './relay-verdicts.tsx';
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

interface EvidenceListProps {
  readonly evidence: readonly Evidence[];
  /** Title of the relay. */
  readonly relay: string;
  /** Link each fact to its place in the raw source, where the page shows one. */
  readonly withLinks: boolean;
}

/** Every fact for or against the relay, strongest first, with what it weighs. */
export function EvidenceList({ evidence, relay, withLinks }: EvidenceListProps) {
  return (
    <ul class="evidence" data-part="evidence">
      {evidence.map((each, place) => (
        <li key={place} class={each.supports ? 'evidence-for' : 'evidence-against'} data-kind={each.kind}>
          <span class="evidence-sign">
            <span class="for-screen-readers">{say(sideWord(each))}</span>
          </span>
          <span class="evidence-fact">
            <Say
              sentence={EVIDENCE_WORDS[each.kind]}
              values={{
                value: <HostText host={each.value} />,
                relay: <VisibleText text={relay} />,
              }}
            />{' '}
            <span class={`strength strength-${each.strength}`}>{say(STRENGTH_WORDS[each.strength])}</span>
            {withLinks && (
              <>
                {' '}
                <a href={`#${fieldAnchor(each.field)}`}>{say('show_in_source')}</a>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

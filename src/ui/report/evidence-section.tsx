import type { Evidence } from '../../relay/verdict.ts';
import type { Report } from '../../report/report.ts';
import { distinctEvidence, evidenceWord, sideWord, strengthWord } from '../../report/wording/evidence.ts';
import { premiseSentences } from '../../report/wording/premise-words.ts';
import type { Sentence } from '../../report/wording/sentence.ts';
import { HostText } from '../kit/host-text.tsx';
import { Say, SentenceText } from '../kit/say.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';
import { SourceLink } from './source-link.tsx';
import { RawField } from './raw-field.tsx';
import type { RelayVerdict } from './order-verdicts.ts';
import { ruledBy } from './ruling-field.ts';

interface EvidenceSectionProps {
  readonly report: Report;
  readonly leading: RelayVerdict;
  /** Whether each fact is a link to its place in the raw source, if the page shows one. */
  readonly withLinks: boolean;
  /** Whether only the heading is shown at first. */
  readonly closed?: boolean;
}

/** What an answer rests on: the evidence, and the raw line in which it was found. */
export function EvidenceSection({
  report,
  leading: { verdict, title },
  withLinks,
  closed = false,
}: EvidenceSectionProps) {
  const ruling = ruledBy(report, verdict);
  if (verdict.evidence.length === 0 && ruling === null && report.premises.length === 0) return null;
  const content = (
    <>
      {verdict.evidence.length > 0 && (
        <EvidenceList report={report} evidence={verdict.evidence} relay={title} withLinks={withLinks} />
      )}
      <PremiseList report={report} />
      {ruling !== null && (
        <details class="raw" data-part="raw">
          <summary>{say('raw_line')}</summary>
          <RawField raw={ruling.raw} matches={ruling.matches} />
        </details>
      )}
    </>
  );
  return (
    <section data-part="why">
      {closed ? (
        <details class="closed-section">
          <summary>
            <h2>{say('evidence_title')}</h2>
          </summary>
          {content}
        </details>
      ) : (
        <>
          <h2>{say('evidence_title')}</h2>
          {content}
        </>
      )}
    </section>
  );
}

/** A chain of sixty machines has sixty premises, which would push everything else out of sight. */
const PREMISES_AT_ONCE = 6;

/** The assumptions on which the way to the border rests and which no header can show, one line each. */
function PremiseList({ report }: { readonly report: Report }) {
  const premises = premiseSentences(report.premises);
  if (premises.length === 0) return null;
  const further = premises.slice(PREMISES_AT_ONCE);
  return (
    <div class="premises" data-part="premises">
      <h3>{say('premises_title')}</h3>
      <Premises sentences={premises.slice(0, PREMISES_AT_ONCE)} />
      {further.length > 0 && (
        <details class="further-premises">
          <summary>
            {say('text_show_all')} ({premises.length})
          </summary>
          <Premises sentences={further} />
        </details>
      )}
    </div>
  );
}

function Premises({ sentences }: { readonly sentences: readonly Sentence[] }) {
  return (
    <ul>
      {sentences.map((sentence, place) => (
        <li key={place}>
          <SentenceText sentence={sentence} />
        </li>
      ))}
    </ul>
  );
}

interface EvidenceListProps {
  readonly report: Report;
  readonly evidence: readonly Evidence[];
  /** Title of the relay. */
  readonly relay: string;
  /** Whether each fact is a link to its place in the raw source, if the page shows one. */
  readonly withLinks: boolean;
}

/** Every fact for or against the relay, strongest first, with its strength. */
export function EvidenceList({ report, evidence, relay, withLinks }: EvidenceListProps) {
  return (
    <ul class="evidence" data-part="evidence">
      {distinctEvidence(evidence).map((each, place) => (
        <li key={place} class={signClass(each)} data-kind={each.kind}>
          <span class="evidence-sign">
            <span class="for-screen-readers">{say(sideWord(each))}</span>
          </span>
          <span class="evidence-fact">
            <Say
              sentence={evidenceWord(each)}
              values={{
                value: <HostText host={each.value} />,
                relay: <VisibleText text={relay} />,
              }}
            />{' '}
            <span class={`strength strength-${each.strength}`}>{say(strengthWord(each, report))}</span>
            {withLinks && (
              <>
                {' '}
                <SourceLink field={each.field} about={each.value} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Evidence that anyone could have written has a neutral sign, because a green plus would promise too much. */
function signClass({ supports, strength }: Evidence): string {
  if (strength === 'weak') return 'evidence-weak';
  return supports ? 'evidence-for' : 'evidence-against';
}

import type { Evidence } from '../../relay/verdict.ts';
import { EVIDENCE_WORDS, sideWord, STRENGTH_WORDS } from '../../report/wording/evidence.ts';
import { HostText } from '../kit/host-text.tsx';
import { Say } from '../kit/say.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';
import { fieldAnchor } from './field-anchor.ts';

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

import { type Alignment, distinctIdentifiers } from '../../authentication/alignment.ts';
import { alignmentWord } from '../../report/wording/authentication.ts';
import { quoted } from '../../report/wording/sentence.ts';
import { fieldAnchor } from './field-anchor.ts';
import { SentenceText } from '../kit/sentence-text.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';

/** The domain that people see in From beside each domain that SPF and DKIM speak of. It is shown, and nothing is concluded. */
export function AlignmentList({ alignment }: { readonly alignment: Alignment }) {
  const { fromDomains } = alignment;
  return (
    <div data-part="alignment">
      <p>
        <SentenceText
          sentence={
            fromDomains.length === 0
              ? { key: 'inspector_alignment_no_domain', values: {} }
              : { key: 'inspector_alignment_from', values: { domains: quoted(fromDomains.join(', ')) } }
          }
        />
      </p>
      <ul>
        {distinctIdentifiers(alignment).map((identifier, place) => (
          <li key={place} data-alignment={identifier.alignment ?? 'unknown'} data-standing={identifier.standing}>
            <VisibleText text={identifier.domain} /> ({identifier.source === 'spf' ? 'SPF' : 'DKIM'}
            {identifier.result !== null && (
              <>
                {' '}
                <VisibleText text={identifier.result} />
              </>
            )}
            ): {say(alignmentWord(identifier))}{' '}
            {identifier.standing !== 'counts' && `${say('inspector_alignment_uncounted')} `}
            <a href={`#${fieldAnchor(identifier.fieldIndex)}`}>{say('show_in_source')}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

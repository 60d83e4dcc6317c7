import { type Alignment, distinctIdentifiers } from '../../authentication/alignment.ts';
import { fieldAnchor } from '../evidence/field-anchor.ts';
import { SentenceText } from '../text/sentence-text.tsx';
import { VisibleText } from '../text/visible-text.tsx';
import { type MessageKey, say } from '../words.ts';

const RELATION_WORDS = {
  strict: 'inspector_alignment_strict',
  relaxed: 'inspector_alignment_relaxed',
  none: 'inspector_alignment_none',
} as const satisfies Record<'strict' | 'relaxed' | 'none', MessageKey>;

/** The domain that people see in From beside each domain that SPF and DKIM speak of. It is shown, and nothing is concluded. */
export function AlignmentList({ alignment: all }: { readonly alignment: Alignment }) {
  const { fromDomains } = all;
  return (
    <div data-part="alignment">
      <p>
        <SentenceText
          sentence={
            fromDomains.length === 0
              ? { key: 'inspector_alignment_no_domain', values: {} }
              : { key: 'inspector_alignment_from', values: { domains: fromDomains.join(', ') } }
          }
        />
      </p>
      <ul>
        {distinctIdentifiers(all).map(({ source, domain, result, alignment, fieldIndex }, place) => (
          <li key={place} data-alignment={alignment ?? 'unknown'}>
            <VisibleText text={domain} /> ({source === 'spf' ? 'SPF' : 'DKIM'}
            {result !== null && (
              <>
                {' '}
                <VisibleText text={result} />
              </>
            )}
            ): {say(alignment === null ? 'inspector_alignment_unknown' : RELATION_WORDS[alignment])}{' '}
            <a href={`#${fieldAnchor(fieldIndex)}`}>{say('show_in_source')}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

import { detailsOf } from '../../report/details.ts';
import type { Report } from '../../report/report.ts';
import { type IdentifierRow, identifierRows } from '../../report/wording/identifiers.ts';
import { SourceLink } from './source-link.tsx';
import { Term } from '../kit/term.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { type WordKey, say } from '../kit/words.ts';
import { CopyButton } from './copy-button.tsx';

const EXPLANATIONS = {
  altcraft: 'inspector_explain_altcraft_id',
  'perhaps-altcraft': 'inspector_explain_altcraft_id_perhaps',
  campaign: 'inspector_explain_campaign_id',
  'originating-address': 'inspector_explain_originating_address',
  'feedback-id': 'inspector_explain_feedback_id',
  'return-path': 'inspector_explain_return_path',
} as const satisfies Record<IdentifierRow['kind'], WordKey>;

/**
 * What the sending side wrote about itself, each value with a copy button, and a note on how an unsubscribe is counted.
 */
export function IdentifierSection({ report }: { readonly report: Report }) {
  const { identifiers } = detailsOf(report);
  const rows = identifierRows(identifiers);
  if (rows.length === 0 && identifiers.unsubscribe === null) return null;
  return (
    <section>
      <h2>{say('inspector_identifiers_title')}</h2>
      {rows.length > 0 && (
        <dl class="identifiers" data-part="identifiers">
          {rows.map(({ kind, name, value, field }) => (
            <div key={`${field} ${name}`}>
              <dt>
                <Term word={name} explanation={EXPLANATIONS[kind]} />
              </dt>
              <dd>
                <code>
                  <VisibleText text={value} />
                </code>
                <CopyButton text={value} name={name} />
                <SourceLink field={field} about={name} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {identifiers.unsubscribe !== null && <p class="unsubscribe-note">{say('inspector_unsubscribe_note')}</p>}
    </section>
  );
}

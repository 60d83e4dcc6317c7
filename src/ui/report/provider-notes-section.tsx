import type { ProviderVerdict } from '../../authentication/provider-verdicts.ts';
import { detailsOf } from '../../report/details.ts';
import type { Report } from '../../report/report.ts';
import { fieldAnchor } from './source-link.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { type WordKey, say } from '../kit/words.ts';
import { PLACE_WORDS } from '../../report/wording/filter-notes.ts';
import { MEANING_WORDS } from '../../report/wording/meaning-words.ts';

/** Field, value, meaning, format, and whether it counts. */
const COLUMNS = [
  'inspector_fields_name',
  'inspector_notes_value',
  'inspector_notes_meaning',
  'inspector_notes_style',
  'inspector_authentication_standing',
] as const satisfies readonly WordKey[];

/** What spam filters and mailbox providers wrote into the header, each value with its meaning and whether it counts. */
export function ProviderNotesSection({ report }: { readonly report: Report }) {
  const { providerNotes: notes } = detailsOf(report);
  if (notes.length === 0) return null;
  return (
    <section>
      <h2>{say('inspector_notes_title')}</h2>
      <p class="provider-notes-hint">{say('inspector_notes_hint')}</p>
      <div
        class="table-scroll provider-notes-scroll"
        role="region"
        aria-label={say('inspector_notes_title')}
        tabIndex={0}
      >
        <table class="provider-notes stacking" data-part="provider-notes">
          <thead>
            <tr>
              {COLUMNS.map((heading) => (
                <th key={heading} scope="col">
                  {say(heading)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {notes.map((note, place) => (
              <NoteRow key={place} note={note} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function NoteRow({ note }: { readonly note: ProviderVerdict }) {
  const { provider, fieldIndex, field, name, value, meaning, place } = note;
  const [fieldHeading, valueHeading, meaningHeading, formatHeading, standingHeading] = COLUMNS;
  return (
    <tr data-place={place} data-meaning={meaning ?? 'unknown'}>
      <th scope="row" data-heading={say(fieldHeading)}>
        <a href={`#${fieldAnchor(fieldIndex)}`}>
          <VisibleText text={field} />
        </a>
      </th>
      <td data-heading={say(valueHeading)}>
        <code class="cell">
          {name !== '' && (
            <>
              <VisibleText text={name} />
              {value !== '' && ': '}
            </>
          )}
          <VisibleText text={value} name />
        </code>
      </td>
      <td data-heading={say(meaningHeading)}>{say(meaning === null ? 'noted_unknown' : MEANING_WORDS[meaning])}</td>
      <td data-heading={say(formatHeading)}>{provider}</td>
      <td data-heading={say(standingHeading)}>{say(PLACE_WORDS[place])}</td>
    </tr>
  );
}

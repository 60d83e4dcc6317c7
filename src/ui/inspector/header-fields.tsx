import { useState } from 'preact/hooks';
import { decodeEncodedWords } from '../../message/encoded-words.ts';
import type { HeaderField } from '../../message/header-field.ts';
import { fieldAnchor } from '../report/source-link.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { say, sayCount } from '../kit/words.ts';

/** All header fields in the order of the source, with a search over names and bodies. */
export function HeaderFields({ fields }: { readonly fields: readonly HeaderField[] }) {
  const [search, setSearch] = useState('');
  const found = fields.filter((field) => contains(field, search));
  return (
    <>
      <div class="field-search">
        <label>
          {say('inspector_fields_search')}
          <input
            type="search"
            data-part="field-search"
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
        <p role="status">{sayCount('inspector_fields_found', found.length)}</p>
      </div>
      <table class="fields" data-part="fields">
        <thead>
          <tr>
            <th scope="col">{say('inspector_fields_name')}</th>
            <th scope="col">{say('inspector_fields_body')}</th>
          </tr>
        </thead>
        <tbody>
          {found.map((field) => (
            <tr key={field.index}>
              <th scope="row">
                <a href={`#${fieldAnchor(field.index)}`} aria-label={numberedName(field, fields)}>
                  {field.name === '' ? say('inspector_fields_unnamed') : <VisibleText text={field.name} />}
                </a>
              </th>
              <td>
                <FieldBody field={field} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The fields whose text people write, so that its direction is that of its own letters (RFC 5322 section 3.6.5). */
const WRITTEN_BY_PEOPLE: ReadonlySet<string> = new Set(['subject', 'comments', 'keywords']);

/**
 * Encoded words are shown decoded, with the raw text after them. A name in Hebrew must not turn the address after it
 * round.
 */
function FieldBody({ field: { key, body } }: { readonly field: HeaderField }) {
  const dir = WRITTEN_BY_PEOPLE.has(key) ? undefined : 'ltr';
  const decoded = body.includes('=?') ? decodeEncodedWords(body) : null;
  if (decoded === null || decoded === body) return <VisibleText text={body} dir={dir} />;
  return (
    <>
      <span class="field-decoded">
        <VisibleText text={decoded} dir={dir} />
      </span>
      <span class="field-raw">
        <VisibleText text={body} dir="ltr" />
      </span>
    </>
  );
}

/** "Received 2" for the second of several: links to different lines have different names. */
function numberedName({ key, name, index }: HeaderField, fields: readonly HeaderField[]): string | undefined {
  const same = fields.filter((field) => field.key === key);
  return same.length < 2 ? undefined : `${name} ${same.findIndex((field) => field.index === index) + 1}`;
}

function contains(field: HeaderField, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return `${field.name}: ${field.body} ${decodeEncodedWords(field.body) ?? ''}`.toLowerCase().includes(wanted);
}

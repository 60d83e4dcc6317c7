import type { HeaderField } from '../../message/header-field.ts';
import type { Verdict } from '../../relay/verdict.ts';
import { RawField } from '../report/raw-field.tsx';
import { fieldAnchor } from '../report/source-link.tsx';
import { say } from '../kit/words.ts';

interface RawSourceProps {
  readonly fields: readonly HeaderField[];
  readonly verdicts: readonly Verdict[];
}

/** The header block verbatim, field by field, with the matched parts marked. Links to a field's anchor lead here. */
export function RawSource({ fields, verdicts }: RawSourceProps) {
  const evidence = verdicts.flatMap((verdict) => verdict.evidence);
  return (
    <div
      class="raw-source"
      data-part="raw-source"
      role="region"
      aria-label={say('inspector_source_title')}
      tabIndex={0}
    >
      {fields.map((field) => (
        <div key={field.index} id={fieldAnchor(field.index)} class="raw-source-field">
          <RawField
            raw={field.raw.replace(/\r?\n$/u, '')}
            matches={evidence.filter((each) => each.field === field.index).map((each) => each.value)}
          />
        </div>
      ))}
    </div>
  );
}

import { formatMoment, isoMoment } from '../kit/moment.ts';
import { folderValue } from '../../report/wording/folder.ts';
import { SentenceText } from '../kit/say.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { type WordKey, say } from '../kit/words.ts';
import type { InspectedState } from './inspector-state.ts';

/** The subject, decoded; until then as the webmail's page shows it. */
export function subjectOf({ summary, context }: InspectedState): string | null {
  return summary?.subject ?? context?.message.subject ?? null;
}

/**
 * Subject, people, date and id of the message, decoded; until then what the webmail's page shows. A field that the
 * source lacks has no line: a few Received lines would be followed by five dashes.
 */
export function MessageSummary({ state }: { readonly state: InspectedState }) {
  const { report, summary, context } = state;
  const rows = [
    ['inspector_summary_subject', 'subject', subjectOf(state)],
    ['inspector_summary_from', 'from', summary?.from ?? context?.message.sender ?? null],
    ['inspector_summary_to', 'to', summary?.to ?? null],
    ['inspector_summary_message_id', 'message-id', summary?.messageId ?? null],
  ] as const satisfies readonly (readonly [WordKey, string, string | null])[];
  const date = summary?.date == null ? null : Date.parse(summary.date);
  const has = (key: string): boolean => report.fields.some((field) => field.key === key);
  const shown = rows.filter(([, key, text]) => text !== null || has(key));
  if (shown.length === 0 && !has('date') && context?.folder == null) return null;
  return (
    <dl class="summary" data-part="summary">
      {shown.map(([name, , text]) => (
        <div key={name}>
          <dt>{say(name)}</dt>
          <dd>
            {text === null ? (
              '—'
            ) : (
              <VisibleText text={text} dir={name === 'inspector_summary_subject' ? undefined : 'ltr'} />
            )}
          </dd>
        </div>
      ))}
      {has('date') && (
        <div>
          <dt>{say('inspector_summary_date')}</dt>
          <dd>{date === null ? '—' : <time dateTime={isoMoment(date)}>{formatMoment(date)}</time>}</dd>
        </div>
      )}
      {context?.folder != null && (
        <div>
          <dt>{say('inspector_summary_folder')}</dt>
          <dd data-part="folder">
            <SentenceText sentence={folderValue(context.folder)} />
          </dd>
        </div>
      )}
    </dl>
  );
}

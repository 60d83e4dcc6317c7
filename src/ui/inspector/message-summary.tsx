import type { Summary } from '../../message/summary.ts';
import { formatMoment, isoMoment } from '../kit/moment.ts';
import { folderValue } from '../../report/wording/folder.ts';
import { SentenceText } from '../kit/say.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { type WordKey, say } from '../kit/words.ts';
import type { InspectedState } from './inspector-state.ts';

/** The decoded subject. Until there is one, as the webmail's page shows it, and if decoding failed, as it was sent. */
export function subjectOf(state: InspectedState): string | null {
  return decodedOf(state)?.subject ?? state.context?.message.subject ?? asSent(state, 'subject');
}

/** The date as ISO 8601, once it is decoded. */
export function dateOf(state: InspectedState): string | null {
  return decodedOf(state)?.date ?? null;
}

/**
 * Shows subject, people, date and id of the message. Until they are decoded, it shows the same as the webmail's page. If
 * decoding failed, it shows the fields as they were sent, and why. A field that the source lacks has no line, or a few
 * Received lines would be followed by five dashes.
 */
export function MessageSummary({ state }: { readonly state: InspectedState }) {
  const { report, summary, context } = state;
  const known = decodedOf(state);
  const rows = [
    ['inspector_summary_subject', 'subject', subjectOf(state)],
    ['inspector_summary_from', 'from', known?.from ?? context?.message.sender ?? asSent(state, 'from')],
    ['inspector_summary_to', 'to', known?.to ?? asSent(state, 'to')],
    ['inspector_summary_message_id', 'message-id', known?.messageId ?? asSent(state, 'message-id')],
  ] as const satisfies readonly (readonly [WordKey, string, string | null])[];
  const date = known?.date == null ? null : Date.parse(known.date);
  const has = (key: string): boolean => report.fields.some((field) => field.key === key);
  const shown = rows.filter(([, key, text]) => text !== null || has(key));
  if (shown.length === 0 && !has('date') && context?.folder == null) return null;
  return (
    <>
      <dl class="summary" data-part="summary" data-state={summary.name}>
        {shown.map(([name, , text]) => (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd>
              {text === null ? (
                <NoValue summary={summary} />
              ) : (
                <VisibleText text={text} dir={name === 'inspector_summary_subject' ? undefined : 'ltr'} />
              )}
            </dd>
          </div>
        ))}
        {has('date') && (
          <div>
            <dt>{say('inspector_summary_date')}</dt>
            <dd>
              {date === null ? (
                <DateAsSent state={state} />
              ) : (
                <time dateTime={isoMoment(date)}>{formatMoment(date)}</time>
              )}
            </dd>
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
      {summary.name === 'failed' && (
        <p data-part="summary-failed">{say('inspector_summary_failed', { reason: summary.reason })}</p>
      )}
    </>
  );
}

/**
 * Marks a value that is not there yet, or does not exist. The two marks differ, so that one is not taken for the other.
 */
function NoValue({ summary }: Pick<InspectedState, 'summary'>) {
  return summary.name === 'loading' ? (
    <span title={say('inspector_summary_loading')}>…</span>
  ) : (
    <span title={say('inspector_summary_empty')}>—</span>
  );
}

function DateAsSent({ state }: { readonly state: InspectedState }) {
  const text = asSent(state, 'date');
  return text === null ? <NoValue summary={state.summary} /> : <VisibleText text={text} dir="ltr" />;
}

function decodedOf({ summary }: InspectedState): Summary | null {
  return summary.name === 'decoded' ? summary.summary : null;
}

/** The first field with this name as it is in the source, if decoding failed; else null. */
function asSent({ summary, report }: InspectedState, key: string): string | null {
  if (summary.name !== 'failed') return null;
  const body = report.fields.find((field) => field.key === key)?.body ?? '';
  return body === '' ? null : body;
}

import { useEffect, useState } from 'preact/hooks';
import { copyToClipboard } from '../kit/copy-to-clipboard.ts';
import { say } from '../kit/words.ts';
import type { SharedMasking } from '../../report/share.ts';
import { MASKING_NOTES, MaskingChoice } from '../report/masking-choice.tsx';
import { saveBlob } from '../kit/save-file.ts';
import type { TableForm, WrittenFile } from './table-protocol.ts';

interface OutPanelProps {
  readonly write: (form: TableForm, masking: SharedMasking) => Promise<WrittenFile>;
  /** Called once the rows have been copied or saved, so that closing the page loses nothing. */
  readonly saved: () => void;
}

const FILES = [
  ['csv', 'messages_out_csv', 'relay-inspector.csv'],
  ['csv-semicolons', 'messages_out_csv_semicolons', 'relay-inspector.csv'],
  ['xlsx', 'messages_out_xlsx', 'relay-inspector.xlsx'],
  ['markdown', 'messages_out_markdown', 'relay-inspector.md'],
  ['json', 'messages_out_json', 'relay-inspector.jsonl'],
] as const;

const OUTCOMES = {
  working: 'messages_out_working',
  copied: 'messages_out_copied',
  saved: 'messages_out_saved',
  failed: 'messages_out_failed',
} as const;

type Outcome = keyof typeof OUTCOMES;

/** Copies or saves a written file. */
type Take = (file: WrittenFile) => void | Promise<void>;

/** Copies or saves the rows and columns shown, masked for their readers. */
export function OutPanel({ write, saved }: OutPanelProps) {
  const [masking, setMasking] = useState<SharedMasking>('none');
  const { outcome, forget, give } = useGiving(write, saved, masking);
  useCopyKeys(() => give('clipboard', copy, 'copied'));
  return (
    <section class="messages-out" data-part="out">
      <h2 class="for-screen-readers">{say('messages_out_title')}</h2>
      <div class="actions">
        <button
          type="button"
          class="primary"
          data-action="copy-table"
          title={say('messages_out_copy_keys')}
          aria-keyshortcuts="Control+C Meta+C"
          onClick={() => give('clipboard', copy, 'copied')}
        >
          {say('messages_out_copy')}
        </button>
        {FILES.map(([form, label, name]) => (
          <button
            key={form}
            type="button"
            data-action={`save-${form}`}
            onClick={() => give(form, ({ blob }) => saveBlob(name, blob), 'saved')}
          >
            {say(label)}
          </button>
        ))}
        <MaskingChoice
          chosen={masking}
          choose={(chosen) => {
            setMasking(chosen);
            forget();
          }}
        />
        <span role="status">{outcome !== null && say(OUTCOMES[outcome])}</span>
      </div>
      {masking !== 'none' && <p class="share-note">{say(MASKING_NOTES[masking])}</p>}
    </section>
  );
}

/** Whether the user is typing or has selected text to copy. If not, the keys for copying apply to the table. */
function isOfText({ target }: ClipboardEvent): boolean {
  const isTyping = target instanceof Element && target.matches('textarea, input:not([type="checkbox"])');
  return isTyping || document.getSelection()?.isCollapsed === false;
}

/** As cells for spreadsheets, and as a table for mails and chats. */
function copy({ blob, html }: WrittenFile): Promise<void> {
  return copyToClipboard(blob, html);
}

/** Writes the rows to a file, hands it over, and keeps the result to show. */
function useGiving(write: OutPanelProps['write'], saved: () => void, masking: SharedMasking) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const giveAway = async (form: TableForm, take: Take, done: Outcome): Promise<void> => {
    setOutcome('working');
    try {
      await take(await write(form, masking));
      setOutcome(done);
      saved();
    } catch {
      setOutcome('failed');
    }
  };
  return {
    outcome,
    forget: () => setOutcome(null),
    give: (form: TableForm, take: Take, done: 'copied' | 'saved') => void giveAway(form, take, done),
  };
}

/** Makes the keys for copying copy the table, unless the user is typing or has selected text. */
function useCopyKeys(copyTable: () => void): void {
  useEffect(() => {
    const copied = (event: ClipboardEvent): void => {
      if (isOfText(event)) return;
      event.preventDefault();
      copyTable();
    };
    document.addEventListener('copy', copied);
    return () => document.removeEventListener('copy', copied);
  });
}

import { decodeEncodedWords } from '../../message/encoded-words.ts';
import type { MessageRef } from '../../extension/active-tab/read-types.ts';
import type { MailFolder } from '../../report/mail-folder.ts';
import { VisibleText } from '../kit/visible-text.tsx';
import { FolderLine } from '../report/folder-line.tsx';
import type { ReportState } from './popup-state.ts';
import { SenderText } from './sender-text.tsx';

interface MessageNameProps {
  readonly state: ReportState;
  readonly folder: MailFolder | null;
}

/**
 * Which message the answer is about: its subject and sender as the page shows them, or as decoded from the source, and
 * the folder.
 */
export function MessageName({ state, folder }: MessageNameProps) {
  const { subject, sender } = nameOf(state);
  return (
    <p class="message-name" data-part="message">
      <span class="message-subject">{subject !== null && <VisibleText text={subject} />}</span>
      <span class="message-sender">{sender !== null && <SenderText sender={sender} />}</span>
      {folder !== null && (
        <span class="message-folder">
          <FolderLine folder={folder} />
        </span>
      )}
    </p>
  );
}

/**
 * If the source could not be compared with the page, its own fields show which message it is. They appear with the
 * answer, which asks the user to compare them. What needs mailparser comes later.
 */
function nameOf({ message, summary, confirmed, report }: ReportState): Pick<MessageRef, 'subject' | 'sender'> {
  const shown = confirmed ? message : null;
  const own = (key: string): string | null => {
    const [field, further] = report.fields.filter((each) => each.key === key);
    return field === undefined || further !== undefined ? null : decodeEncodedWords(field.body.trim());
  };
  return {
    subject: shown?.subject ?? summary?.subject ?? own('subject'),
    sender: shown?.sender ?? summary?.from ?? own('from'),
  };
}

import { useEffect, useRef } from 'preact/hooks';
import { say } from '../kit/words.ts';
import { type Brought, broughtFile, broughtText } from './brought.ts';

interface IntakeFormProps {
  /** The rejected text, so that it need not be typed again. */
  readonly pasted: string;
  /** The field takes the focus. After a rejection the answer has it instead, so that it is announced. */
  readonly focus: boolean;
  /** Something is dragged over the page. */
  readonly over: boolean;
  /** Called with what was pasted or opened, the text that was in the field then, and the file, if it was one. */
  readonly take: (brought: Brought, pasted: string, file: File | null) => void;
}

/** The dialog for choosing a file shows an archive, too: the page passes it on. */
const ACCEPTED = '.eml,.msg,.txt,.mbox,.zip,.html,.htm,.mht,.mhtml,.rtf,.json,message/rfc822,text/plain,text/html';

/**
 * The field and button for pasting the source of a message or opening a file. A drop works on the whole page
 * (use-page-drop.ts).
 */
export function IntakeForm({ pasted, focus, over, take }: IntakeFormProps) {
  const paste = useRef<HTMLTextAreaElement>(null);
  const typed = (): string => paste.current?.value ?? '';
  useEffect(() => {
    if (focus) paste.current?.focus();
  }, [focus]);

  const open = (file: File | undefined): void => {
    if (file !== undefined) void broughtFile(file).then((brought) => take(brought, typed(), file));
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    take(broughtText(typed()), typed(), null);
  };
  /** As in chats and trackers; Enter alone inserts a line end. */
  const submitByKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
  };

  return (
    <form class={over ? 'intake intake-over' : 'intake'} data-part="intake" onSubmit={submit}>
      <label class="intake-paste">
        <span>{say('inspector_intake_paste')}</span>
        <textarea
          ref={paste}
          data-part="paste"
          defaultValue={pasted}
          rows={9}
          spellcheck={false}
          autocomplete="off"
          placeholder={say('inspector_intake_placeholder')}
          onKeyDown={submitByKey}
        />
      </label>
      <div class="actions">
        <button type="submit" class="primary" data-action="inspect">
          {say('inspector_intake_inspect')}
        </button>
        <label class="file-button">
          <input
            type="file"
            accept={ACCEPTED}
            data-action="open-file"
            onChange={(event) => open(event.currentTarget.files?.[0])}
          />
          <span>{say('inspector_intake_open')}</span>
        </label>
        <p class="intake-drop">{say('inspector_intake_drop')}</p>
      </div>
      <p class="intake-privacy">{say('inspector_intake_privacy')}</p>
    </form>
  );
}

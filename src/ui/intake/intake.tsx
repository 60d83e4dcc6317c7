import { useEffect, useRef, useState } from 'preact/hooks';
import { say } from '../kit/words.ts';
import { type IntakeResult, readFileHead, readPastedText } from './source-head.ts';

interface IntakeProps {
  /** What stands in the field at first: the text that was refused before, which is not to be typed again. */
  readonly pasted: string;
  /** Called with what was pasted, opened or dropped, and with what then stood in the field. */
  readonly take: (result: IntakeResult, pasted: string) => void;
}

/** The three ways to bring a message: paste its source, open a file, drop a file. */
export function Intake({ pasted, take }: IntakeProps) {
  const paste = useRef<HTMLTextAreaElement>(null);
  const [over, setOver] = useState(false);
  const typed = (): string => paste.current?.value ?? '';

  const open = (file: File | undefined): void => {
    if (file !== undefined) void readFileHead(file).then((result) => take(result, typed()));
  };
  /* Anywhere in the page: a file dropped beside the form would otherwise replace the page. */
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const hover = (event: DragEvent): void => {
      event.preventDefault();
      setOver(true);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file === undefined) take(readPastedText(event.dataTransfer?.getData('text/plain') ?? ''), typed());
      else void readFileHead(file).then((result) => take(result, typed()));
    };
    window.addEventListener('dragover', hover, { signal });
    window.addEventListener('dragleave', () => setOver(false), { signal });
    window.addEventListener('drop', drop, { signal });
    return () => listening.abort();
  }, [take]);

  const submit = (event: Event): void => {
    event.preventDefault();
    take(readPastedText(typed()), typed());
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
        />
      </label>
      <div class="actions">
        <button type="submit" class="primary" data-action="inspect">
          {say('inspector_intake_inspect')}
        </button>
        <label class="file-button">
          <input
            type="file"
            accept=".eml,.txt,.mbox,.html,.htm,message/rfc822,text/plain,text/html"
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

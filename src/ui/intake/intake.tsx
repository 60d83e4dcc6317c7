import { useEffect, useRef, useState } from 'preact/hooks';
import { say } from '../words.ts';
import { type IntakeResult, readFileHead, readPastedText } from './source-head.ts';

interface IntakeProps {
  /** Called with what was pasted, opened or dropped. */
  readonly take: (result: IntakeResult) => void;
}

/** The three ways to bring a message: paste its source, open a file, drop a file. */
export function Intake({ take }: IntakeProps) {
  const paste = useRef<HTMLTextAreaElement>(null);
  const [over, setOver] = useState(false);

  const open = (file: File | undefined): void => {
    if (file !== undefined) void readFileHead(file).then(take);
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
      if (file === undefined) take(readPastedText(event.dataTransfer?.getData('text/plain') ?? ''));
      else void readFileHead(file).then(take);
    };
    window.addEventListener('dragover', hover, { signal });
    window.addEventListener('dragleave', () => setOver(false), { signal });
    window.addEventListener('drop', drop, { signal });
    return () => listening.abort();
  }, [take]);

  const submit = (event: Event): void => {
    event.preventDefault();
    take(readPastedText(paste.current?.value ?? ''));
  };

  return (
    <form class={over ? 'intake intake-over' : 'intake'} data-part="intake" onSubmit={submit}>
      <label class="intake-paste">
        <span>{say('inspector_intake_paste')}</span>
        <textarea
          ref={paste}
          data-part="paste"
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
            accept=".eml,.txt,message/rfc822,text/plain"
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

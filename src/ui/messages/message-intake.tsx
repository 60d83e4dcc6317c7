import { splitPasted } from '../../message/containers/pasted-messages.ts';
import { usePageDrop } from '../kit/use-page-drop.ts';
import { say } from '../kit/words.ts';
import { droppedFiles } from '../intake/dropped-files.ts';
import type { NamedFile } from '../../extension/handover/file-handover.ts';

interface MessageIntakeProps {
  readonly addFiles: (files: readonly NamedFile[]) => void;
  /** Nothing has been read yet. Afterwards the intake takes a single line, because the table is what counts. */
  readonly isFirst: boolean;
}

/** The ways to bring messages: choose files or a folder, drop them anywhere on the page, or paste sources. */
export function MessageIntake({ addFiles, isFirst }: MessageIntakeProps) {
  const over = usePageDrop((dropped) => void droppedFiles(dropped).then(addFiles));

  const choose = (input: HTMLInputElement): void => {
    const files = [...(input.files ?? [])];
    addFiles(
      files.map((file) => ({ name: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, file })),
    );
    // Otherwise choosing the same files again would do nothing.
    input.form?.reset();
  };
  const addPasted = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const texts = splitPasted(pastedText(new FormData(form)));
    addFiles(texts.map((text, nth) => ({ name: `#${nth + 1}`, file: new Blob([text]) })));
    form.reset();
  };

  return (
    <section class={`messages-intake${over ? ' intake-over' : ''}${isFirst ? ' is-first' : ''}`} data-part="intake">
      {isFirst && <p>{say('messages_intro')}</p>}
      <form class="actions">
        <label class="file-button">
          <input type="file" multiple data-action="choose-files" onChange={(event) => choose(event.currentTarget)} />
          <span>{say('messages_choose_files')}</span>
        </label>
        <label class="file-button">
          <input
            type="file"
            multiple
            data-action="choose-folder"
            ref={(input) => input?.setAttribute('webkitdirectory', '')}
            onChange={(event) => choose(event.currentTarget)}
          />
          <span>{say('messages_choose_folder')}</span>
        </label>
      </form>
      <details open={isFirst}>
        <summary>{say('messages_paste')}</summary>
        <form onSubmit={addPasted}>
          <textarea name="sources" rows={5} spellcheck={false} aria-label={say('messages_paste')} data-part="paste" />
          <button type="submit" data-action="add-pasted">
            {say('messages_add_pasted')}
          </button>
        </form>
      </details>
    </section>
  );
}

function pastedText(form: FormData): string {
  const text = form.get('sources');
  return typeof text === 'string' ? text : '';
}

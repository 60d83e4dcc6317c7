import { useState } from 'preact/hooks';
import type { InspectSettings } from '../../report/inspect-settings.ts';
import type { MailFolder } from '../../report/mail-folder.ts';
import type { PartReason } from '../../report/report.ts';
import { type SharedForClipboard, type SharedMasking, shareForClipboard } from '../../report/share.ts';
import { copyToClipboard } from '../kit/copy-to-clipboard.ts';
import { saveFile } from '../kit/save-file.ts';
import { useServices } from '../kit/services.ts';
import { type WordKey, say, spokenWords } from '../kit/words.ts';
import { MASKING_NOTES, MaskingChoice } from './masking-choice.tsx';
import { SHARED_FILES, SHARE_FORMATS, type ShareFormat } from './share-formats.ts';

interface SharePanelProps {
  readonly source: Uint8Array;
  readonly settings: InspectSettings;
  /** Why the source is only a part of a message; null for a whole one. */
  readonly part: PartReason | null;
  /** Where the webmail shows the message. */
  readonly folder: MailFolder | null;
  /** Title of the webmail in which the message was read; null for a source that a user provided. */
  readonly webmail: string | null;
  /**
   * Name of a saved file, without its extension. The file name of a masked report does not reveal the subject either.
   */
  readonly fileName: (withSubject: boolean) => string;
}

const FORMAT_WORDS = {
  markdown: 'inspector_share_markdown',
  short: 'inspector_share_short',
  'route-table': 'inspector_share_route_table',
  text: 'inspector_share_text',
  json: 'inspector_share_json',
  html: 'inspector_share_html',
} as const satisfies Record<ShareFormat, WordKey>;

/** Forms that have no room for a whole header. */
const SHORT_FORMS: ReadonlySet<ShareFormat> = new Set<ShareFormat>(['short', 'route-table']);

type Outcome = 'copied' | 'saved' | 'failed';

const OUTCOME_WORDS = {
  copied: 'inspector_copied',
  saved: 'inspector_share_saved',
  failed: 'inspector_share_failed',
} as const satisfies Record<Outcome, WordKey>;

interface Choices {
  readonly format: ShareFormat;
  readonly masking: SharedMasking;
  readonly fullHeader: boolean;
}

/** Copies or saves the report for a ticket, masked unless the reader wants otherwise. */
export function SharePanel({ source, settings, part, folder, webmail, fileName }: SharePanelProps) {
  const { summarise, version } = useServices();
  const [choices, setChoices] = useState<Choices>({ format: 'markdown', masking: 'support', fullHeader: true });
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { format, masking, fullHeader } = choices;
  const change = (chosen: Partial<Choices>): void => {
    setChoices({ ...choices, ...chosen });
    setOutcome(null);
  };

  const share = async (give: (shared: SharedForClipboard) => void | Promise<void>, done: Outcome): Promise<void> => {
    setOutcome(null);
    try {
      const shown = { source, settings, part, folder, webmail, version: version() };
      const request = { ...shown, form: format, masking, fullHeader };
      await give(await shareForClipboard(request, spokenWords(), summarise));
      setOutcome(done);
    } catch {
      setOutcome('failed');
    }
  };
  const copy = (): void => void share(({ text, html }) => copyToClipboard(text, html), 'copied');
  const save = (): void => {
    const { extension, type } = SHARED_FILES[format];
    void share(({ text }) => saveFile(`${fileName(masking === 'none')}.${extension}`, type, text), 'saved');
  };

  return (
    <section class="share" data-part="share">
      <h2>{say('inspector_share_title')}</h2>
      <ShareChoices choices={choices} change={change} />
      <div class="actions">
        <button type="button" class="primary" data-action="share-copy" onClick={copy}>
          {say('inspector_copy')}
        </button>
        <button type="button" data-action="share-save" onClick={save}>
          {say('inspector_share_save')}
        </button>
        <span role="status">{outcome !== null && say(OUTCOME_WORDS[outcome])}</span>
      </div>
      <p class="share-note">{say(MASKING_NOTES[masking])}</p>
    </section>
  );
}

interface ShareChoicesProps {
  readonly choices: Choices;
  readonly change: (chosen: Partial<Choices>) => void;
}

/** What is shared: its form, what is masked in it, and whether the whole header comes with it. */
function ShareChoices({ choices: { format, masking, fullHeader }, change }: ShareChoicesProps) {
  const isShort = SHORT_FORMS.has(format);
  return (
    <div class="actions">
      <label>
        {say('inspector_share_as')}{' '}
        <select
          data-part="share-format"
          onChange={({ currentTarget: { value } }) =>
            change({ format: SHARE_FORMATS.find((each) => each === value) ?? format })
          }
        >
          {SHARE_FORMATS.map((each) => (
            <option key={each} value={each} selected={each === format}>
              {say(FORMAT_WORDS[each])}
            </option>
          ))}
        </select>
      </label>
      <MaskingChoice chosen={masking} choose={(chosen) => change({ masking: chosen })} />
      <label>
        <input
          type="checkbox"
          data-part="share-header"
          checked={fullHeader && !isShort}
          disabled={isShort}
          onChange={(event) => change({ fullHeader: event.currentTarget.checked })}
        />{' '}
        {say('inspector_share_header')}
      </label>
    </div>
  );
}

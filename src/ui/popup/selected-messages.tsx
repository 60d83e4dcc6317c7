import { useEffect, useState } from 'preact/hooks';
import type { SelectedMessages as Selected } from '../../extension/active-tab/selection-of-tab.ts';
import type { WebmailInfo } from '../../extension/active-tab/read-types.ts';
import { type SelectionAccess, useServices } from '../kit/services.ts';
import { say, sayCount } from '../kit/words.ts';

interface SelectedMessagesProps {
  readonly webmail: WebmailInfo | null;
  /** Fewer messages are not offered, because the message that is open is selected, too. */
  readonly least: 1 | 2;
  /** Called when it is known whether there is an offer. */
  readonly onLooked?: () => void;
}

/**
 * "10 messages are selected: check them". Nothing if the list of the webmail cannot be read. Needs the words of the
 * part "offer".
 */
export function SelectedMessages({ webmail, least, onLooked }: SelectedMessagesProps) {
  const { loadSelection } = useServices();
  const [found, setFound] = useState<{ readonly selected: Selected; readonly access: SelectionAccess } | null>(null);
  const [failed, setFailed] = useState(false);
  const id = webmail?.id ?? null;
  useEffect(() => {
    const look = async (): Promise<void> => {
      if (id === null) return;
      const access = await loadSelection();
      const selected = await access.selectedInActiveTab(id);
      setFound(selected === null ? null : { selected, access });
    };
    look()
      .catch(() => setFound(null))
      .finally(() => onLooked?.());
  }, [id, loadSelection, onLooked]);
  if (found === null || found.selected.count < least) return null;
  const { selected, access } = found;
  // After an answer, the full report is the first choice.
  const isFirstChoice = least === 1;
  const read = (): void => {
    access.readSelected(selected).then(
      () => window.close(),
      () => setFailed(true),
    );
  };
  return (
    <section class="settings-offers" data-part="selected-messages">
      <button type="button" class={isFirstChoice ? 'primary' : ''} data-action="read-selected" onClick={read}>
        {sayCount(selected.kind === 'selected' ? 'offer_read_selected' : 'offer_read_listed', selected.total)}
      </button>
      <p>{say('offer_read_list_meaning')}</p>
      <p role="status">{failed && say('offer_table_failed')}</p>
    </section>
  );
}

import { useState } from 'preact/hooks';
import { tableKey } from '../../extension/wire/table-message.ts';
import type { MailFolder } from '../../report/mail-folder.ts';
import { useServices } from '../kit/services.ts';
import { say } from '../kit/words.ts';
import type { ReportState } from './popup-state.ts';

interface AddToTableProps {
  readonly state: ReportState;
  readonly folder: MailFolder | null;
}

/** Adds the message to the table of the page "Messages"; adding it again updates its row. */
export function AddToTable({ state: { webmail, message, source, origin }, folder }: AddToTableProps) {
  const { addToTable } = useServices();
  const [outcome, setOutcome] = useState<'added_to_table' | 'added_to_table_failed' | null>(null);
  const add = async (): Promise<void> => {
    setOutcome(null);
    try {
      await addToTable({ place: webmail?.title ?? '', key: tableKey(webmail, message), source, origin, folder });
      setOutcome('added_to_table');
    } catch {
      setOutcome('added_to_table_failed');
    }
  };
  return (
    <>
      <button type="button" data-action="add-to-table" onClick={() => void add()}>
        {say('add_to_table')}
      </button>
      <output>{outcome !== null && say(outcome)}</output>
    </>
  );
}

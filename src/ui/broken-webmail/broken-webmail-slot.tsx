import type { ComponentChild } from 'preact';
import { useState } from 'preact/hooks';
import type { Attempt, WebmailInfo } from '../../extension/active-tab/read-outcome.ts';
import { say } from '../kit/words.ts';

/** What the popup knows of a read that went wrong, or of one whose answer is in doubt. */
export interface BrokenRead {
  readonly webmail: WebmailInfo | null;
  /** How the read ended: "read", or the reason of the failure. */
  readonly outcome: string;
  readonly attempts: readonly Attempt[];
}

/** Looks at the page and fetches what shows the report, with its words. */
export type LoadBrokenWebmail = (read: BrokenRead) => Promise<ComponentChild>;

interface BrokenWebmailSlotProps {
  readonly read: BrokenRead;
  readonly load: LoadBrokenWebmail;
}

/** "Report a broken webmail": nothing is looked at or loaded before it is pressed. */
export function BrokenWebmailSlot({ read, load }: BrokenWebmailSlotProps) {
  const [report, setReport] = useState<ComponentChild>(null);
  const open = (): void => {
    load(read).then(setReport, () => setReport(null));
  };
  return (
    <div class="broken-webmail" data-part="broken-webmail">
      {report ?? (
        <button type="button" data-action="report-webmail" onClick={open}>
          {say('report_webmail')}
        </button>
      )}
    </div>
  );
}

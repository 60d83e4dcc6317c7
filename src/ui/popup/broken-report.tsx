import { useState } from 'preact/hooks';
import type { PageDescription } from '../kit/services.ts';
import { type WordKey, say } from '../kit/words.ts';
import { type BrokenRead, writeBrokenReport } from './write-broken-report.ts';

interface BrokenReportProps {
  readonly read: BrokenRead;
  readonly page: PageDescription;
}

/**
 * Shows the report before it is copied: what is in it, what is not, and the text itself. Needs the words of the part
 * "failure".
 */
export function BrokenReport({ read, page }: BrokenReportProps) {
  const [said, setSaid] = useState<WordKey | null>(null);
  const text = writeBrokenReport(read, page);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setSaid('failure_report_copied'),
      () => setSaid('failure_report_refused'),
    );
  };
  return (
    <section data-part="broken-webmail-report">
      <h2>{say('failure_report_title')}</h2>
      <p>{say('failure_report_meaning')}</p>
      <textarea class="broken-webmail-text" readOnly rows={8} value={text} aria-label={say('failure_report_text')} />
      <div class="actions">
        <button type="button" data-action="copy-webmail-report" onClick={copy}>
          {say('failure_report_copy')}
        </button>
        <span role="status">{said !== null && say(said)}</span>
      </div>
    </section>
  );
}

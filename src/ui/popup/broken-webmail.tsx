import { useState } from 'preact/hooks';
import { type PageDescription, useServices } from '../kit/services.ts';
import { say } from '../kit/words.ts';
import { BrokenReport } from './late-parts.ts';
import type { BrokenRead } from './write-broken-report.ts';

/** "Report a problem": no part of the page is examined, and nothing is loaded, before the button is clicked. */
export function BrokenWebmail({ read }: { readonly read: BrokenRead }) {
  const { describePage } = useServices();
  const [page, setPage] = useState<PageDescription | null>(null);
  const open = (): void => {
    describePage(read.webmail?.id ?? null).then(setPage, () => setPage(null));
  };
  return (
    <div class="broken-webmail" data-part="broken-webmail">
      {page === null ? (
        <button type="button" data-action="report-webmail" onClick={open}>
          {say('offer_report_webmail')}
        </button>
      ) : (
        <BrokenReport read={read} page={page} />
      )}
    </div>
  );
}

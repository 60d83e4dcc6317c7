import { readFolder } from '../../extension/active-tab/message-folder.ts';
import { partReasonOf } from '../../extension/wire/source-origin.ts';
import type { MailFolder } from '../../report/mail-folder.ts';
import { useFilesToTable } from '../intake/use-files-to-table.ts';
import { useServices } from '../kit/services.ts';
import { say } from '../kit/words.ts';
import { AdviceSection } from '../report/advice-section.tsx';
import { EvidenceSection } from '../report/evidence-section.tsx';
import { FactList } from '../report/fact-list.tsx';
import { orderVerdicts, relayStop } from '../report/order-verdicts.ts';
import { OtherRelays } from '../report/other-relays.tsx';
import { detailsOf } from '../../report/details.ts';
import { RouteList } from '../report/route-list.tsx';
import { OffersSlot } from '../settings-actions/offers-slot.tsx';
import { AddToTable } from './add-to-table.tsx';
import { CopyAnswer } from './copy-answer.tsx';
import { BrokenWebmail, Findings, MailboxWord, SiteCheck } from './late-parts.ts';
import { MessageName } from './message-name.tsx';
import { SelectedMessages } from './late-selection.ts';
import { OpenMessages } from './open-messages.tsx';
import type { ReportState } from './popup-state.ts';
import { SOURCE_PAGE } from './source-page.tsx';

/** The sentence for screen readers when {@link ReportBody} has loaded: it is not in the live region of the answer. */
export function BodyIsThere() {
  return <>{say('added_below')}</>;
}

interface ReportBodyProps {
  readonly state: ReportState;
  readonly readAgain: (messageKey: string) => void;
  readonly openDetails: (folder: MailFolder | null) => void;
}

/** After the answer: which message, what to do, why, the route, findings, and the link to the full report. */
export function ReportBody({ state, readAgain, openDetails }: ReportBodyProps) {
  useFilesToTable();
  const { writeShortReport } = useServices();
  const { report, profiles } = state;
  const folder = readFolder({ ...state, folder: state.folderOnPage });
  const { leading, others } = orderVerdicts(report.verdicts, profiles);
  const proven = leading?.verdict.verdict === 'proven';
  const readable = state.webmail !== null && state.webmail.id !== SOURCE_PAGE;
  return (
    <>
      <MessageName state={state} folder={folder} />
      {leading !== null && <AdviceSection leading={leading} report={report} />}
      <OffersSlot report={report} profiles={profiles} />
      <OtherRelays others={others} report={report} />
      {leading !== null && <EvidenceSection report={report} leading={leading} withLinks={false} closed={proven} />}
      {report.route.hops.length > 0 && (
        <section>
          <h2>{say('route_title')}</h2>
          <FactList report={report} />
          <RouteList route={report.route} noted={detailsOf(report).notedSteps} relay={relayStop(leading)} />
        </section>
      )}
      {report.route.hops.length > 0 && <MailboxWord report={report} />}
      <Findings report={report} />
      <SelectedMessages webmail={state.webmail} least={2} />
      <OpenMessages title={say('others_title')} messages={state.others} choose={readAgain} />
      {readable && (
        <div class="last-offers">
          <SiteCheck />
          <BrokenWebmail read={{ ...state, outcome: 'read' }} />
        </div>
      )}
      <footer class="popup-footer">
        <button type="button" class="primary" data-action="inspector" onClick={() => openDetails(folder)}>
          {say('open_details')}
        </button>
        <CopyAnswer
          write={() => writeShortReport(state.source, partReasonOf(state.origin), folder, state.webmail?.title ?? null)}
        />
        <AddToTable state={state} folder={folder} />
      </footer>
    </>
  );
}

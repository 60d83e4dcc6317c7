import { useServices } from '../kit/services.ts';
import { say } from '../kit/words.ts';
import { EvidenceSection } from '../report/evidence-section.tsx';
import { FactList } from '../report/fact-list.tsx';
import { OtherRelays, orderVerdicts, relayStop } from '../report/relay-verdicts.tsx';
import { RouteList } from '../report/route-list.tsx';
import { OffersSlot } from '../settings-actions/offers-slot.tsx';
import { BrokenWebmail } from './broken-webmail.tsx';
import { CopyAnswer } from './copy-answer.tsx';
import { Advice, Findings, SiteCheck } from './late-parts.ts';
import { OpenMessages } from './open-messages.tsx';
import type { ReportState } from './popup-state.ts';
import { SOURCE_PAGE } from './source-page.tsx';

interface ReportBodyProps {
  readonly state: ReportState;
  readonly readAgain: (messageKey: string) => void;
  readonly openDetails: () => void;
}

/** After the answer: facts, what to do, evidence, route, findings, and the way into the inspector. */
export function ReportBody({ state, readAgain, openDetails }: ReportBodyProps) {
  const { writeShortReport } = useServices();
  const { report, profiles } = state;
  const { leading, others } = orderVerdicts(report.verdicts, profiles);
  return (
    <>
      <OffersSlot report={report} profiles={profiles} />
      <FactList report={report} />
      <OtherRelays others={others} />
      {leading !== null && leading.verdict.verdict !== 'proven' && <Advice leading={leading} report={report} />}
      {leading !== null && <EvidenceSection report={report} leading={leading} withLinks={false} />}
      {report.route.hops.length > 0 && (
        <section>
          <h2>{say('route_title')}</h2>
          <RouteList route={report.route} relay={relayStop(leading)} />
        </section>
      )}
      {(report.findings.length > 0 || !report.complete) && <Findings report={report} />}
      <OpenMessages title={say('others_title')} messages={state.others} choose={readAgain} />
      {state.webmail !== null && state.webmail.id !== SOURCE_PAGE && (
        <>
          <SiteCheck />
          <BrokenWebmail read={{ ...state, outcome: 'read' }} />
        </>
      )}
      <footer class="popup-footer">
        <button type="button" class="primary" data-action="inspector" onClick={openDetails}>
          {say('open_details')}
        </button>
        <CopyAnswer write={() => writeShortReport(state.source)} />
      </footer>
    </>
  );
}

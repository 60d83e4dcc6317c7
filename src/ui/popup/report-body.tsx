import { type LoadSiteCheck, SiteCheckSlot } from '../automatic/site-check-slot.tsx';
import { BrokenWebmailSlot, type LoadBrokenWebmail } from '../broken-webmail/broken-webmail-slot.tsx';
import type { AdviceSectionProps } from '../report/advice-section.tsx';
import { EvidenceSection } from '../report/evidence-section.tsx';
import type { FindingsSectionProps } from '../report/findings-section.tsx';
import { Later, type LoadPart } from '../kit/later.tsx';
import { RouteList } from '../report/route-list.tsx';
import { type LoadOffers, OffersSlot } from '../settings-actions/offers-slot.tsx';
import { FactList } from '../report/fact-list.tsx';
import { orderVerdicts, relayStop } from '../report/leading-verdict.ts';
import { OtherRelays } from '../report/other-relays.tsx';
import { say } from '../kit/words.ts';
import { CopyAnswer } from './copy-answer.tsx';
import { OpenMessages } from '../open-messages/open-messages.tsx';
import type { ReportState } from './popup-state.ts';
import { SOURCE_PAGE } from './source-page.ts';

interface ReportBodyProps {
  readonly state: ReportState;
  readonly readAgain: (messageKey: string) => void;
  readonly loadOffers: LoadOffers;
  readonly loadAdvice: LoadPart<AdviceSectionProps>;
  readonly loadFindings: LoadPart<FindingsSectionProps>;
  readonly loadSiteCheck: LoadSiteCheck;
  readonly loadBrokenWebmail: LoadBrokenWebmail;
  readonly openDetails: () => void;
  readonly writeShortReport: () => Promise<string>;
}

/** Below the answer: facts, what to do, evidence, route, findings, and the way into the inspector. */
export function ReportBody(props: ReportBodyProps) {
  const { state, readAgain, loadOffers, loadAdvice, loadFindings, loadSiteCheck, loadBrokenWebmail } = props;
  const { openDetails, writeShortReport } = props;
  const { report, profiles } = state;
  const { leading, others } = orderVerdicts(report.verdicts, profiles);
  return (
    <>
      <OffersSlot report={report} profiles={profiles} load={loadOffers} />
      <FactList report={report} />
      <OtherRelays others={others} />
      {leading !== null && (
        <Later load={loadAdvice} wanted={leading.verdict.verdict !== 'proven'} props={{ leading, report }} />
      )}
      {leading !== null && <EvidenceSection report={report} leading={leading} withLinks={false} />}
      {report.route.hops.length > 0 && (
        <section>
          <h2>{say('route_title')}</h2>
          <RouteList route={report.route} relay={relayStop(leading)} />
        </section>
      )}
      <Later load={loadFindings} wanted={report.findings.length > 0 || !report.complete} props={{ report }} />
      <OpenMessages title={say('others_title')} messages={state.others} choose={readAgain} />
      {state.webmail !== null && state.webmail.id !== SOURCE_PAGE && (
        <>
          <SiteCheckSlot load={loadSiteCheck} />
          <BrokenWebmailSlot read={{ ...state, outcome: 'read' }} load={loadBrokenWebmail} />
        </>
      )}
      <footer class="popup-footer">
        <button type="button" class="primary" data-action="inspector" onClick={openDetails}>
          {say('open_details')}
        </button>
        <CopyAnswer write={writeShortReport} />
      </footer>
    </>
  );
}

import { type LoadSiteCheck, SiteCheckSlot } from '../automatic/site-check-slot.tsx';
import { BrokenWebmailSlot, type LoadBrokenWebmail } from '../broken-webmail/broken-webmail-slot.tsx';
import { AdviceList } from '../advice/advice-list.tsx';
import { adviceFor } from '../advice/advice.ts';
import { EvidenceSection } from '../evidence/evidence-section.tsx';
import { FindingsSection } from '../findings/findings-section.tsx';
import { RouteList } from '../route/route-list.tsx';
import { type LoadOffers, OffersSlot } from '../settings-actions/offers-slot.tsx';
import { FactList } from '../verdict/fact-list.tsx';
import { orderVerdicts, relayStop } from '../verdict/leading-verdict.ts';
import { OtherRelays } from '../verdict/other-relays.tsx';
import { say } from '../words.ts';
import { CopyAnswer } from './copy-answer.tsx';
import { OpenMessages } from '../open-messages/open-messages.tsx';
import type { ReportState } from './popup-state.ts';
import { SOURCE_PAGE } from './source-page.ts';

interface ReportBodyProps {
  readonly state: ReportState;
  readonly readAgain: (messageKey: string) => void;
  readonly loadOffers: LoadOffers;
  readonly loadSiteCheck: LoadSiteCheck;
  readonly loadBrokenWebmail: LoadBrokenWebmail;
  readonly openDetails: () => void;
  readonly writeShortReport: () => Promise<string>;
}

/** Below the answer: facts, what to do, evidence, route, findings, and the way into the inspector. */
export function ReportBody(props: ReportBodyProps) {
  const { state, readAgain, loadOffers, loadSiteCheck, loadBrokenWebmail, openDetails, writeShortReport } = props;
  const { report, profiles } = state;
  const { leading, others } = orderVerdicts(report.verdicts, profiles);
  const advice = leading === null ? null : adviceFor(leading, report);
  return (
    <>
      <OffersSlot report={report} profiles={profiles} load={loadOffers} />
      <FactList report={report} />
      <OtherRelays others={others} />
      {advice !== null && leading !== null && (
        <section>
          <h2>{say('advice_title')}</h2>
          <AdviceList advice={advice} relay={leading.title} />
        </section>
      )}
      {leading !== null && <EvidenceSection report={report} leading={leading} withLinks={false} />}
      {report.route.hops.length > 0 && (
        <section>
          <h2>{say('route_title')}</h2>
          <RouteList route={report.route} relay={relayStop(leading)} />
        </section>
      )}
      <FindingsSection report={report} />
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

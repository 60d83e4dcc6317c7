import type { OtherMessage } from '../../message/intake/intake.ts';
import type { Report } from '../../report/report.ts';
import { detailsOf } from '../../report/details.ts';
import { shownVerdict } from '../../report/wording/verdict-words.ts';
import { statementChecks } from '../../report/wording/statement-checks.ts';
import { BulkSenderSection } from '../report/bulk-sender-section.tsx';
import { HeaderFields } from './header-fields.tsx';
import { HopTable } from './hop-table.tsx';
import type { InspectedState } from './inspector-state.ts';
import { MessageSummary, dateOf, subjectOf } from './message-summary.tsx';
import { ReportBar, SECTIONS } from './report-bar.tsx';
import { reportFileName } from './report-title.ts';
import { RawSource } from './raw-source.tsx';
import { BroughtNotes } from '../intake/brought-notes.tsx';
import { say } from '../kit/words.ts';
import { AdviceSection } from '../report/advice-section.tsx';
import { AlignmentList, ArcDefects, AuthenticationTable } from '../report/authentication-section.tsx';
import { EvidenceSection } from '../report/evidence-section.tsx';
import { FactList } from '../report/fact-list.tsx';
import { FindingsSection } from '../report/findings-section.tsx';
import { IdentifierSection } from '../report/identifier-section.tsx';
import { MailboxWord } from '../report/mailbox-word.tsx';
import { ProviderNotesSection } from '../report/provider-notes-section.tsx';
import { type RelayVerdict, orderVerdicts, relayStop } from '../report/order-verdicts.ts';
import { OtherRelays } from '../report/other-relays.tsx';
import { RouteList } from '../report/route-list.tsx';
import { SharePanel } from '../report/share-panel.tsx';
import { TimeSpentList } from '../report/time-spent-list.tsx';
import { OffersSlot } from '../settings-actions/offers-slot.tsx';

interface InspectionBodyProps {
  readonly state: InspectedState;
  /** Judges a further message inside what was brought. */
  readonly judgeOther: (other: OtherMessage) => void;
}

/** Everything that is known about one message. */
export function InspectionBody({ state, judgeOther }: InspectionBodyProps) {
  const { report, settings } = state;
  const { leading, others } = orderVerdicts(report.verdicts, settings.profiles);
  const hasRoute = report.route.hops.length > 0;
  const hasChecks = detailsOf(report).statements.length > 0;
  return (
    <>
      <ReportBar
        verdict={leading === null ? null : shownVerdict(report, leading.verdict)}
        subject={subjectOf(state)}
        sections={[
          ...(hasRoute ? (['route'] as const) : []),
          ...(hasChecks ? (['checks'] as const) : []),
          'share',
          'fields',
          'source',
        ]}
      />
      {leading !== null && <AdviceSection leading={leading} report={report} />}
      <BroughtNotes repairs={state.repairs} others={state.others} judgeOther={judgeOther} />
      <OffersSlot report={report} profiles={settings.profiles} />
      <MessageSummary state={state} />
      {hasRoute && <MailboxWord report={report} />}
      <OtherRelays others={others} report={report} />
      <div class="columns">
        {leading !== null && <EvidenceSection report={report} leading={leading} withLinks />}
        <FindingsSection report={report} />
      </div>
      {hasRoute && <RouteSection report={report} leading={leading} />}
      {hasChecks && <ChecksSection report={report} />}
      <ProviderNotesSection report={report} />
      <BulkSenderSection report={report} />
      <IdentifierSection report={report} />
      <div id={SECTIONS.share[0]}>
        <SharePanel
          source={state.source}
          settings={settings}
          part={state.part}
          folder={state.context?.folder ?? null}
          webmail={state.context?.webmail?.title ?? null}
          fileName={(withSubject) =>
            reportFileName(leading?.verdict.verdict ?? null, withSubject ? subjectOf(state) : null, dateOf(state))
          }
        />
      </div>
      <section id={SECTIONS.fields[0]} class="fields-section">
        <h2>{say('inspector_fields_title')}</h2>
        <HeaderFields fields={report.fields} />
      </section>
      <section id={SECTIONS.source[0]}>
        <h2>{say('inspector_source_title')}</h2>
        <RawSource fields={report.fields} verdicts={report.verdicts} />
      </section>
    </>
  );
}

interface RouteSectionProps {
  readonly report: Report;
  /** null if there are no relays. */
  readonly leading: RelayVerdict | null;
}

/** The route of the message, step by step, and a table with everything that each hop recorded. */
function RouteSection({ report, leading }: RouteSectionProps) {
  return (
    <section id={SECTIONS.route[0]}>
      <h2>{say('route_title')}</h2>
      <div class="route-facts">
        <FactList report={report} />
        <TimeSpentList parts={report.timeSpent} />
      </div>
      <RouteList route={report.route} noted={detailsOf(report).notedSteps} relay={relayStop(leading)} withBars />
      <details class="closed-section hops-section">
        <summary>
          <h3>{say('inspector_hops_title')}</h3>
        </summary>
        <HopTable hops={report.route.hops} />
      </details>
    </section>
  );
}

/** What servers say about the sender, and how that relates to the domain in From. */
function ChecksSection({ report }: { readonly report: Report }) {
  const { statements, arc, alignment } = detailsOf(report);
  return (
    <section id={SECTIONS.checks[0]}>
      <h2>{say('inspector_authentication_title')}</h2>
      <AuthenticationTable checks={statementChecks(statements)} />
      {arc.defects.length > 0 && <ArcDefects defects={arc.defects} />}
      {alignment.identifiers.length > 0 && <AlignmentList alignment={alignment} />}
    </section>
  );
}

import type { AdviceSectionProps } from '../report/advice-section.tsx';
import type { FindingsSectionProps } from '../report/findings-section.tsx';
import type { LoadPart } from '../kit/later.tsx';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { HandoverContext } from '../../extension/wire/inspector-handover.ts';
import { type LoadSiteCheck, SiteCheckSlot } from '../automatic/site-check-slot.tsx';
import { BrokenWebmailSlot, type LoadBrokenWebmail } from '../broken-webmail/broken-webmail-slot.tsx';
import { VerdictAnswer, leadingVerdictName } from '../report/verdict-answer.tsx';
import { MessageHeading } from './message-heading.tsx';
import type { PopupFailure, PopupState } from './popup-state.ts';
import { type ReadServices, createReadFlow, unexpectedFailure } from './read-flow.ts';
import { ReadingAnswer, ReadingSteps } from './reading.tsx';
import { ReportBody } from './report-body.tsx';
import { Unconfirmed } from './unconfirmed.tsx';
import type { LoadOffers } from '../settings-actions/offers-slot.tsx';

export interface PopupServices extends ReadServices {
  /** Calls back whenever the settings change, until it is told to stop. */
  readonly observeSettings: (changed: () => void) => () => void;
  readonly loadOffers: LoadOffers;
  readonly loadAdvice: LoadPart<AdviceSectionProps>;
  readonly loadFindings: LoadPart<FindingsSectionProps>;
  readonly loadSiteCheck: LoadSiteCheck;
  readonly loadBrokenWebmail: LoadBrokenWebmail;
  openInspector(source?: Uint8Array, context?: HandoverContext): Promise<void>;
  /** The answer as a masked text for others. */
  readonly writeShortReport: (source: Uint8Array) => Promise<string>;
}

/** The popup: reads the open message as soon as it is shown, then one view per state. */
export function PopupPage({ services }: { readonly services: PopupServices }) {
  const [state, show] = useState<PopupState>({ name: 'reading', progress: null, slow: false });
  const [flow] = useState(() => createReadFlow(services, show));
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void flow.read();
    return () => flow.cancel();
  }, [flow]);
  useEffect(() => services.observeSettings(() => void flow.judgeAgain()), [services, flow]);

  const readAgain = (messageKey?: string): void => {
    /* The button that was pressed goes away with its view: keep the reader's place at the top. */
    answer.current?.focus();
    void flow.read(messageKey);
  };
  const openInspector = (source?: Uint8Array, context?: HandoverContext): void => {
    services.openInspector(source, context).catch(async () => show(await unexpectedFailure(services)));
  };

  return (
    <main
      class="popup"
      data-state={state.name}
      data-verdict={state.name === 'report' ? leadingVerdictName(state) : undefined}
      data-reason={state.name === 'failure' ? state.reason : undefined}
    >
      <MessageHeading state={state} />
      {/* The live region stands in the page before it is filled: only changes inside it are read out. */}
      <div class="answer" data-part="answer" role="status" tabIndex={-1} ref={answer}>
        <AnswerView state={state} />
      </div>
      <StateBody
        state={state}
        cancel={flow.cancel}
        readAgain={readAgain}
        openInspector={openInspector}
        services={services}
      />
    </main>
  );
}

function AnswerView({ state }: { readonly state: PopupState }) {
  switch (state.name) {
    case 'reading':
      return <ReadingAnswer state={state} />;
    case 'failure':
      return <state.views.FailureAnswer state={state} />;
    case 'report':
      return (
        <VerdictAnswer report={state.report} profiles={state.profiles}>
          {!state.confirmed && <Unconfirmed webmail={state.webmail} />}
        </VerdictAnswer>
      );
  }
}

/** Failures that no page has a part in. */
const NOTHING_TO_LOOK_AT: ReadonlySet<PopupFailure> = new Set<PopupFailure>([
  'page-closed-to-extensions',
  'cancelled',
  'unexpected',
]);

interface StateBodyProps {
  readonly state: PopupState;
  readonly cancel: () => void;
  readonly readAgain: (messageKey?: string) => void;
  readonly openInspector: (source?: Uint8Array, context?: HandoverContext) => void;
  readonly services: Pick<
    PopupServices,
    'loadOffers' | 'loadAdvice' | 'loadFindings' | 'loadSiteCheck' | 'loadBrokenWebmail' | 'writeShortReport'
  >;
}

function StateBody({ state, cancel, readAgain, openInspector, services }: StateBodyProps) {
  switch (state.name) {
    case 'reading':
      return <ReadingSteps state={state} cancel={cancel} />;
    case 'failure':
      return (
        <>
          <state.views.FailureHelp state={state} readAgain={readAgain} openInspector={() => openInspector()} />
          {/* A known webmail, only without an open message at the moment. */}
          {state.reason === 'no-open-message' && <SiteCheckSlot load={services.loadSiteCheck} />}
          {!NOTHING_TO_LOOK_AT.has(state.reason) && (
            <BrokenWebmailSlot read={{ ...state, outcome: state.reason }} load={services.loadBrokenWebmail} />
          )}
        </>
      );
    case 'report':
      return (
        <ReportBody
          state={state}
          readAgain={readAgain}
          loadOffers={services.loadOffers}
          loadAdvice={services.loadAdvice}
          loadFindings={services.loadFindings}
          loadSiteCheck={services.loadSiteCheck}
          loadBrokenWebmail={services.loadBrokenWebmail}
          writeShortReport={() => services.writeShortReport(state.source)}
          openDetails={() => openInspector(state.source, { webmail: state.webmail, message: state.message })}
        />
      );
  }
}

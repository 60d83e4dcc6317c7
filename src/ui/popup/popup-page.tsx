import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { HandoverContext } from '../../extension/handover/inspector-handover.ts';
import type { MailFolder } from '../../report/mail-folder.ts';
import { type Services, ServicesContext } from '../kit/services.ts';
import { VerdictAnswer, leadingVerdictName } from '../report/verdict-answer.tsx';
import { BodyIsThere, FailureAnswer, FailureHelp, ReportBody } from './late-parts.ts';
import { PopupHeader } from './popup-header.tsx';
import type { PopupState, ReportState } from './popup-state.ts';
import { type ReadFlow, UNEXPECTED_FAILURE, createReadFlow } from './read-flow.ts';
import { ReadingAnswer, ReadingSteps } from './reading.tsx';
import { markPainted } from './stages.ts';
import { Unconfirmed } from './source-page.tsx';

interface PopupPageProps {
  readonly services: Services;
  /** The flow of the read, which may have begun before the page is drawn. */
  readonly flow?: ReadFlow;
}

/** The popup: reads the open message, and draws one view per state. */
export function PopupPage({ services, flow: begun }: PopupPageProps) {
  const [flow] = useState(() => begun ?? createReadFlow(services));
  const [state, show] = useState<PopupState>(flow.shown);
  const answer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    flow.follow(show);
    return () => flow.cancel();
  }, [flow]);
  useEffect(() => void ReportBody.prefetch(), []);
  useLayoutEffect(() => {
    if (state.name === 'report') markPainted();
  }, [state.name]);
  useEffect(() => services.observeSettings(() => void flow.judgeAgain()), [services, flow]);

  const readAgain = (messageKey?: string): void => {
    /* The clicked button disappears with its view, so the focus moves to the top. */
    answer.current?.focus();
    void flow.read(messageKey);
  };
  const openInspector = (source?: Uint8Array, context?: HandoverContext): void => {
    services.openInspector(source, context).catch(() => show(UNEXPECTED_FAILURE));
  };

  return (
    <ServicesContext.Provider value={services}>
      <main
        class="popup"
        data-state={state.name}
        data-verdict={state.name === 'report' ? leadingVerdictName(state) : undefined}
        data-reason={state.name === 'failure' ? state.reason : undefined}
      >
        <PopupHeader />
        {/* The live region is in the page before it is filled: only changes inside it are announced. */}
        <div class="answer" data-part="answer" role="status" tabIndex={-1} ref={answer}>
          <AnswerView state={state} />
        </div>
        {/* Filled once the part after the answer has loaded, which may be a moment later. */}
        <p class="for-screen-readers" role="status">
          {state.name === 'report' && <BodyIsThere />}
        </p>
        <StateBody state={state} cancel={flow.cancel} readAgain={readAgain} openInspector={openInspector} />
      </main>
    </ServicesContext.Provider>
  );
}

function AnswerView({ state }: { readonly state: PopupState }) {
  switch (state.name) {
    case 'reading':
      return <ReadingAnswer state={state} />;
    case 'failure':
      return <FailureAnswer state={state} />;
    case 'report':
      return (
        <VerdictAnswer report={state.report} profiles={state.profiles}>
          {!state.confirmed && <Unconfirmed origin={state.origin} />}
        </VerdictAnswer>
      );
  }
}

interface StateBodyProps {
  readonly state: PopupState;
  readonly cancel: () => void;
  readonly readAgain: (messageKey?: string) => void;
  readonly openInspector: (source?: Uint8Array, context?: HandoverContext) => void;
}

function StateBody({ state, cancel, readAgain, openInspector }: StateBodyProps) {
  switch (state.name) {
    case 'reading':
      return <ReadingSteps state={state} cancel={cancel} />;
    case 'failure':
      return <FailureHelp state={state} readAgain={readAgain} openInspector={() => openInspector()} />;
    case 'report':
      return (
        <ReportBody
          state={state}
          readAgain={readAgain}
          openDetails={(folder) => openInspector(state.source, handoverContext(state, folder))}
        />
      );
  }
}

function handoverContext({ webmail, message, origin }: ReportState, folder: MailFolder | null): HandoverContext {
  return { webmail, message, origin, folder };
}

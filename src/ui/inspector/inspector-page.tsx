import { useEffect, useRef, useState } from 'preact/hooks';
import { CONTENT, PageHeader } from '../kit/page-header.tsx';
import { giveFileToTable, giveToTable, isSeveral } from '../intake/use-files-to-table.ts';
import { IntakeForm } from '../intake/intake-form.tsx';
import { type Brought, broughtByDrop } from '../intake/brought.ts';
import { usePageDrop } from '../kit/use-page-drop.ts';
import { Notice } from '../report/notice.tsx';
import { VerdictAnswer, leadingVerdictName } from '../report/verdict-answer.tsx';
import { say } from '../kit/words.ts';
import { type Services, ServicesContext } from '../kit/services.ts';
import { createInspectFlow } from './inspect-flow.ts';
import { INSPECTOR_FAILURE_WORDS } from './inspector-failure-words.ts';
import { subjectOf } from './message-summary.tsx';
import { reportTitle } from './report-title.ts';
import { InspectionBody } from './inspection-body.tsx';
import type { InspectorState } from './inspector-state.ts';

interface InspectorPageProps {
  readonly services: Services;
  /** Key of a source that the popup handed over; null if the page was opened on its own. */
  readonly handoverKey: string | null;
}

/** The full page: accepts a handed-over, pasted, opened or dropped source, and shows everything about it. */
export function InspectorPage({ services, handoverKey }: InspectorPageProps) {
  const { state, flow } = useInspection(services, handoverKey);
  const answer = useRef<HTMLDivElement>(null);
  const [pasted, setPasted] = useState('');
  const [file, setFile] = useState<File | null>(null);

  const take = (brought: Brought, typed: string, from: File | null): void => {
    setPasted(typed);
    setFile(from);
    answer.current?.focus();
    void flow.takeBrought(brought);
  };
  const over = usePageDrop((dropped) => {
    // After the event the browser empties what was dropped.
    const [first = null] = dropped?.files ?? [];
    if (isSeveral(dropped)) void giveToTable(dropped);
    else void broughtByDrop(dropped).then((brought) => take(brought, pasted, first));
  });

  const clear = (): void => {
    setPasted('');
    flow.clear();
  };

  return (
    <ServicesContext.Provider value={services}>
      <PageHeader page="inspector">
        {state.name === 'report' && (
          <button type="button" data-action="another" onClick={clear}>
            {say('inspector_inspect_another')}
          </button>
        )}
      </PageHeader>
      <main
        {...CONTENT}
        class={over ? 'inspector inspector-over' : 'inspector'}
        data-state={state.name}
        data-verdict={
          state.name === 'report'
            ? leadingVerdictName({ report: state.report, profiles: state.settings.profiles })
            : undefined
        }
        data-reason={state.name === 'failure' ? state.reason : undefined}
      >
        {/* The live region is in the page before it is filled: only changes inside it are announced. */}
        <div class="answer" data-part="answer" role="status" tabIndex={-1} ref={answer}>
          <AnswerView state={state} />
        </div>
        {state.name === 'failure' && state.reason === 'zip' && file !== null && (
          <div class="actions">
            <button type="button" class="primary" data-action="to-table" onClick={() => void giveFileToTable(file)}>
              {say('inspector_intake_zip_open')}
            </button>
          </div>
        )}
        {(state.name === 'intake' || state.name === 'failure') && (
          <IntakeForm pasted={pasted} focus={state.name === 'intake'} over={over} take={take} />
        )}
        {state.name === 'report' && (
          <InspectionBody
            state={state}
            judgeOther={(other) => {
              answer.current?.focus();
              void flow.judgeOther(other);
            }}
          />
        )}
      </main>
    </ServicesContext.Provider>
  );
}

/**
 * The state of the page, and the functions that change it. Begins with the source that was handed over, and judges it
 * again when the settings change.
 */
function useInspection(services: Services, handoverKey: string | null) {
  const [state, show] = useState<InspectorState>(handoverKey === null ? { name: 'intake' } : { name: 'reading' });
  const [flow] = useState(() => createInspectFlow(services, show));
  useEffect(() => {
    if (handoverKey !== null) void flow.takeHandover(handoverKey);
  }, [flow, handoverKey]);
  useEffect(() => services.observeSettings(() => void flow.judgeAgain()), [services, flow]);

  useEffect(() => {
    document.title = titleOf(state);
  }, [state]);
  useEffect(openWhatIsPrinted, []);
  return { state, flow };
}

function titleOf(state: InspectorState): string {
  if (state.name !== 'report') return reportTitle(null, null);
  const { report, settings } = state;
  return reportTitle(leadingVerdictName({ report, profiles: settings.profiles }) ?? null, subjectOf(state));
}

/** What can be opened and belongs to the answer; other sections say on their line what is inside. */
const PRINTED_OPEN = ':is(.raw, .further-premises):not([open])';

/** Opens closed sections for printing, because nothing can be opened on paper, and closes them again afterwards. */
function openWhatIsPrinted(): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let opened: HTMLDetailsElement[] = [];
  const open = (): void => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>(PRINTED_OPEN)];
    for (const details of opened) details.open = true;
  };
  const close = (): void => {
    for (const details of opened) details.open = false;
  };
  window.addEventListener('beforeprint', open, { signal });
  window.addEventListener('afterprint', close, { signal });
  return () => listening.abort();
}

function AnswerView({ state }: { readonly state: InspectorState }) {
  switch (state.name) {
    case 'intake':
      return (
        <div class="answer-text">
          <h1 class="answer-sentence">{say('inspector_intake_title')}</h1>
          <p class="answer-basis">{say('inspector_intake_hint')}</p>
        </div>
      );
    case 'reading':
      return <Notice sign="reading" title={say('reading')} />;
    case 'failure': {
      const [what, todo] = INSPECTOR_FAILURE_WORDS[state.reason];
      return (
        <Notice sign="failure" title={say(what)}>
          <p class="answer-basis">{say(todo)}</p>
        </Notice>
      );
    }
    case 'report':
      return <VerdictAnswer report={state.report} profiles={state.settings.profiles} />;
  }
}

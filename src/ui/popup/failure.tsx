import { useCallback, useState } from 'preact/hooks';
import { useFilesToTable } from '../intake/use-files-to-table.ts';
import { type WordKey, say, sayIfKnown } from '../kit/words.ts';
import { Notice } from '../report/notice.tsx';
import { FAILURE_WORDS } from './failure-words.ts';
import { BrokenWebmail, SiteCheck } from './late-parts.ts';
import { SelectedMessages } from './late-selection.ts';
import { OpenMessages } from './open-messages.tsx';
import type { FailureState, PopupFailure } from './popup-state.ts';

/** Says what went wrong, and what to do. */
export function FailureAnswer({ state: { reason, webmail } }: { readonly state: FailureState }) {
  const [what, todo] = FAILURE_WORDS[reason];
  return (
    <Notice sign="failure" title={say(what)}>
      {whatToDo(reason, say(todo), webmail?.id ?? '').map((step) => (
        <p key={step} class="answer-basis">
          {step}
        </p>
      ))}
    </Notice>
  );
}

/** A paragraph each: "Try again, or …", and "In Gmail: ⋮ (More) → Show original. Then click the extension’s button there." */
function whatToDo(reason: PopupFailure, todo: string, webmail: string): string[] {
  if (!SOURCE_VIEW_HELPS.has(reason)) return [todo];
  const way = sayIfKnown(`failure_by_hand_${webmail}`);
  const then = say(AFTER_SOURCE_VIEW[webmail] ?? 'failure_then_click');
  switch (reason) {
    case 'needs-source-view':
      return [way ?? todo, then];
    case 'no-open-message':
      return way === null ? [todo] : [todo, `${say('failure_no_open_message_seen')} ${way} ${then}`];
    default:
      return way === null ? [`${todo} ${then}`] : [todo, `${way} ${then}`];
  }
}

/**
 * What to do with the source of a webmail whose source view the extension cannot read: it is in a frame of another
 * host, in a window that the page has written, or saved as a file.
 */
const AFTER_SOURCE_VIEW: Readonly<Partial<Record<string, WordKey>>> = {
  afterlogic: 'failure_then_copy',
  gmx: 'failure_then_copy',
  horde_imp: 'failure_then_copy',
  icloud: 'failure_then_copy',
  mailpit: 'failure_then_file',
  smtp4dev: 'failure_then_file',
  wildduck: 'failure_then_file',
};

/**
 * Failures of the automatic way after which the webmail's own source view can still be read. "No message is open" is
 * among them, because a redesign of the page that breaks the adapter leads to it, too.
 */
const SOURCE_VIEW_HELPS: ReadonlySet<PopupFailure> = new Set<PopupFailure>([
  'no-open-message',
  'needs-source-view',
  'not-a-message',
  'other-message',
  'refused',
  'timeout',
]);

/** Failures after which another try can help. */
const RETRY_HELPS: ReadonlySet<PopupFailure> = new Set<PopupFailure>([
  'signed-out',
  'not-found',
  'not-a-message',
  'other-message',
  'changed',
  'refused',
  'network',
  'timeout',
  'cancelled',
  'unexpected',
]);

/** Failures that have nothing to do with the page. */
const NOTHING_TO_LOOK_AT: ReadonlySet<PopupFailure> = new Set<PopupFailure>([
  'page-closed-to-extensions',
  'cancelled',
  'unexpected',
]);

interface FailureHelpProps {
  readonly state: FailureState;
  readonly readAgain: (messageKey?: string) => void;
  readonly openInspector: () => void;
}

/** What the user can do after a failure. */
export function FailureHelp({ state, readAgain, openInspector }: FailureHelpProps) {
  useFilesToTable();
  // If no message is open in a known webmail, its list may offer messages, and the offer comes first. The rest is drawn
  // once it is known whether there is an offer, so that nothing moves.
  const hasList = state.reason === 'no-open-message';
  const [wasLookedAt, setWasLookedAt] = useState(false);
  const onLooked = useCallback(() => setWasLookedAt(true), []);
  return (
    <>
      <div class="late-place">
        {hasList && <SelectedMessages webmail={state.webmail} least={1} onLooked={onLooked} />}
        {(!hasList || wasLookedAt) && <OtherWays state={state} readAgain={readAgain} openInspector={openInspector} />}
      </div>
      {hasList && <div class="late-place">{wasLookedAt && <SiteCheck />}</div>}
      {(!hasList || wasLookedAt) && !NOTHING_TO_LOOK_AT.has(state.reason) && (
        <BrokenWebmail read={{ ...state, outcome: state.reason }} />
      )}
    </>
  );
}

function OtherWays({ state, readAgain, openInspector }: FailureHelpProps) {
  return (
    <>
      {state.others.length > 1 && (
        <OpenMessages title={say('failure_choose_title')} messages={state.others} choose={readAgain} />
      )}
      <div class="actions">
        {RETRY_HELPS.has(state.reason) && (
          <button type="button" class="primary" data-action="retry" onClick={() => readAgain()}>
            {say('failure_retry')}
          </button>
        )}
        <button type="button" data-action="paste" onClick={openInspector}>
          {say('failure_paste_source')}
        </button>
        <button type="button" data-action="open-file" onClick={openInspector}>
          {say('failure_open_file')}
        </button>
      </div>
    </>
  );
}

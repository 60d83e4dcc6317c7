import { useCallback, useState } from 'preact/hooks';
import { useFilesToTable } from '../intake/use-files-to-table.ts';
import { say, sayIfKnown } from '../kit/words.ts';
import { Notice } from '../report/notice.tsx';
import { FAILURE_WORDS } from './failure-words.ts';
import { BrokenWebmail, SiteCheck } from './late-parts.ts';
import { SelectedMessages } from './late-selection.ts';
import { OpenMessages } from './open-messages.tsx';
import type { FailureState, PopupFailure } from './popup-state.ts';

/** Says what went wrong, and what to do. */
export function FailureAnswer({ state }: { readonly state: FailureState }) {
  const [what, todo] = FAILURE_WORDS[state.reason];
  const isByCopy = state.reason === 'needs-source-view' && COPY_ONLY.has(state.webmail?.id ?? '');
  const byHand = sayIfKnown(`failure_by_hand_${(state.webmail?.id ?? '').replaceAll('-', '_')}`);
  return (
    <Notice sign="failure" title={say(what)}>
      {!isByCopy && <p class="answer-basis">{say(todo)}</p>}
      {byHand !== null && SOURCE_VIEW_HELPS.has(state.reason) && (
        <p class="answer-basis">
          {state.reason === 'no-open-message' && `${say('failure_no_open_message_seen')} `}
          {byHand}
        </p>
      )}
    </Notice>
  );
}

/**
 * Webmails whose source view the extension cannot read: it is in a frame of another host, or in a window that the page
 * has written. The instructions for these webmails say to copy the source, and don't promise that the button helps
 * there.
 */
const COPY_ONLY: ReadonlySet<string> = new Set(['afterlogic', 'gmx', 'icloud']);

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

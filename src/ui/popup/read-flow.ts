import type { ReadOptions, ReadSuccess } from '../../extension/active-tab/read-types.ts';
import { partReasonOf } from '../../extension/wire/source-origin.ts';
import type { InspectSettings } from '../../report/inspect-settings.ts';
import type { Report } from '../../report/report.ts';
import type { Services } from '../kit/services.ts';
import { markStage } from './stages.ts';
import type { FailureState, PopupState, ReportState } from './popup-state.ts';

/** The services that reading a message needs. */
type ReadServices = Pick<Services, 'readOpenMessage' | 'loadInspectSettings' | 'inspect' | 'summarise'>;

export interface ReadFlow {
  /** What is to be shown now. */
  readonly shown: () => PopupState;
  /**
   * Calls back with what is to be shown, now and after every change. Begins to read unless a read has already begun.
   */
  readonly follow: (show: (state: PopupState) => void) => void;
  /** Reads the open message, or one of several, and ends any running read. Settles once the answer is there. */
  readonly read: (messageKey?: string) => Promise<void>;
  /** Ends the running read; the popup then says that it was cancelled. */
  readonly cancel: () => void;
  /** Judges the message shown again, after the settings have changed. */
  readonly judgeAgain: () => Promise<void>;
}

/** After this long a person wonders whether anything is happening. */
const SLOW_AFTER_MILLISECONDS = 1000;

const READING: Extract<PopupState, { name: 'reading' }> = {
  name: 'reading',
  progress: null,
  message: null,
  slow: false,
};

/**
 * Reads messages and reports what to show. Only the newest read counts: whatever an older one reports after that is
 * dropped.
 */
export function createReadFlow(services: ReadServices): ReadFlow {
  let newest: AbortController | null = null;
  let shown: PopupState = READING;
  let show = (_state: PopupState): void => {};
  const put = (state: PopupState): void => {
    shown = state;
    show(state);
  };

  async function read(messageKey?: string): Promise<void> {
    newest?.abort();
    const run = new AbortController();
    newest = run;
    const tell = (state: PopupState): void => {
      if (newest === run) put(state);
    };

    const reading = watchReading(tell);
    const finished = await readAndInspect(services, {
      ...(messageKey === undefined ? {} : { messageKey }),
      onProgress: reading.progress,
      signal: run.signal,
    });
    reading.end();
    tell(finished);
    if (finished.name === 'report' && (!finished.confirmed || finished.message.subject === null) && newest === run) {
      void addSummary(finished.source, run);
    }
  }

  async function addSummary(source: Uint8Array, run: AbortController): Promise<void> {
    const summary = await services.summarise(source).catch(() => null);
    if (newest === run && shown.name === 'report') put({ ...shown, summary });
  }

  async function judgeAgain(): Promise<void> {
    const run = newest;
    const settings = await services.loadInspectSettings();
    if (newest !== run || shown.name !== 'report') return;
    const report = services.inspect(shown.source, settings, partReasonOf(shown.origin));
    put({ ...shown, report, profiles: settings.profiles });
  }

  function follow(follower: typeof show): void {
    show = follower;
    if (newest === null) void read();
    else show(shown);
  }

  return { shown: () => shown, follow, read, cancel: () => newest?.abort(), judgeAgain };
}

/** Reports the progress of a read until its end. */
function watchReading(tell: (state: PopupState) => void): {
  progress: ReadOptions['onProgress'];
  end: () => void;
} {
  let state = READING;
  const change = (next: Partial<typeof state>): void => {
    state = { ...state, ...next };
    tell(state);
  };
  change({});
  const timer = setTimeout(() => change({ slow: true }), SLOW_AFTER_MILLISECONDS);
  let ended = false;
  return {
    progress: (progress) => {
      if (!ended) change(progress.step === 'found' ? { progress, message: progress.message } : { progress });
    },
    end: () => {
      ended = true;
      clearTimeout(timer);
    },
  };
}

async function readAndInspect(services: ReadServices, options: ReadOptions): Promise<PopupState> {
  try {
    const [outcome, settings] = await Promise.all([services.readOpenMessage(options), services.loadInspectSettings()]);
    if (!outcome.ok) {
      const { reason, webmail, others, attempts } = outcome;
      return { name: 'failure', reason, webmail, others, attempts };
    }
    markStage('source');
    const report = services.inspect(outcome.source, settings, partReasonOf(outcome.origin));
    markStage('judged');
    return reportState(outcome, settings, report);
  } catch {
    return UNEXPECTED_FAILURE;
  }
}

/** The extension itself failed. */
export const UNEXPECTED_FAILURE: FailureState = {
  name: 'failure',
  reason: 'unexpected',
  webmail: null,
  others: [],
  attempts: [],
};

function reportState(outcome: ReadSuccess, settings: InspectSettings, report: Report): ReportState {
  return {
    name: 'report',
    report,
    profiles: settings.profiles,
    source: outcome.source,
    webmail: outcome.webmail,
    message: outcome.message,
    others: outcome.others,
    origin: outcome.origin,
    folderOnPage: outcome.folder,
    confirmed: outcome.confirmed,
    attempts: outcome.attempts,
    summary: null,
  };
}

import { sendsay } from '../../../src/relay/sendsay.ts';
import type { MessageRef, ReadFailure, ReadOutcome } from '../../../src/extension/active-tab/read-outcome.ts';
import type { Summary } from '../../../src/message/summary.ts';
import type { InspectSettings } from '../../../src/report/inspect-settings.ts';
import { inspect } from '../../../src/report/inspect.ts';
import type { InspectServices } from '../../../src/ui/inspector/inspect-flow.ts';
import { AdviceSection } from '../../../src/ui/report/advice-section.tsx';
import { FindingsSection } from '../../../src/ui/report/findings-section.tsx';
import { FailureAnswer, FailureHelp } from '../../../src/ui/popup/failure.tsx';
import type { PopupServices } from '../../../src/ui/popup/popup-page.tsx';

export const SETTINGS: InspectSettings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };

export const ROUNDCUBE = { id: 'roundcube', title: 'Roundcube' };

export const MESSAGE: MessageRef = {
  key: 'INBOX/7',
  subject: 'Осенняя распродажа: тест',
  sender: 'Магазин Ромашка',
  time: '12:04',
};

export const OTHER_MESSAGE: MessageRef = { key: 'INBOX/8', subject: null, sender: 'Пётр Иванов', time: '11:58' };

export function readSuccess(source: string, change: Partial<Extract<ReadOutcome, { ok: true }>> = {}): ReadOutcome {
  return {
    ok: true,
    webmail: ROUNDCUBE,
    message: MESSAGE,
    others: [],
    source: new TextEncoder().encode(source),
    complete: true,
    confirmed: true,
    attempts: [],
    ...change,
  };
}

export function readFailure(reason: ReadFailure, others: readonly MessageRef[] = []): ReadOutcome {
  return { ok: false, reason, webmail: ROUNDCUBE, others, attempts: [] };
}

/** Services of a popup whose page gives one outcome. Everything that a test does not replace fails when it is asked. */
export function popupServices(outcome: ReadOutcome, change: Partial<PopupServices> = {}): PopupServices {
  return {
    readOpenMessage: () => Promise.resolve(outcome),
    loadInspectSettings: () => Promise.resolve(SETTINGS),
    observeSettings: () => () => undefined,
    loadOffers: () => Promise.resolve(() => null),
    loadFailure: () => Promise.resolve({ FailureAnswer, FailureHelp }),
    loadAdvice: () => Promise.resolve(AdviceSection),
    loadFindings: () => Promise.resolve(FindingsSection),
    loadSiteCheck: () => Promise.resolve(null),
    loadBrokenWebmail: () => Promise.reject(new Error('no report was asked for')),
    inspect,
    summarise: () => Promise.reject(new Error('no summary was asked for')),
    openInspector: () => Promise.reject(new Error('no inspector was asked for')),
    writeShortReport: () => Promise.reject(new Error('no text was asked for')),
    ...change,
  };
}

/** What the decoded summary of the sample messages is. */
export const SUMMARY: Summary = {
  subject: 'Осенняя распродажа: тест',
  from: 'Магазин Ромашка <news@shop.example>',
  to: 'anna.petrova@gmail.com',
  date: '2026-11-23T09:04:00.000Z',
  messageId: 'm7f3a91c2@shop.example',
};

/** Services of an inspector to which a source was handed over; null for a key that is no longer known. */
export function inspectorServices(source: string | null, change: Partial<InspectServices> = {}): InspectServices {
  const handed = source === null ? null : { source: new TextEncoder().encode(source), context: null };
  return {
    takeHandedOverSource: () => Promise.resolve(handed),
    loadInspectSettings: () => Promise.resolve(SETTINGS),
    observeSettings: () => () => undefined,
    loadOffers: () => Promise.resolve(() => null),
    inspect,
    summarise: () => Promise.resolve(SUMMARY),
    ...change,
  };
}

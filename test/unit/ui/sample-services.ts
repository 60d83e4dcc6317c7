import { sendsay } from '../../../src/relay/sendsay.ts';
import type { MessageRef, ReadFailure, ReadOutcome } from '../../../src/extension/active-tab/read-types.ts';
import type { Summary } from '../../../src/message/summary.ts';
import type { InspectSettings } from '../../../src/report/inspect-settings.ts';
import { inspect } from '../../../src/report/inspect.ts';
import type { Services } from '../../../src/ui/kit/services.ts';

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
    origin: 'answer',
    folder: null,
    attempts: [],
    ...change,
  };
}

export function readFailure(reason: ReadFailure, others: readonly MessageRef[] = []): ReadOutcome {
  return { ok: false, reason, webmail: ROUNDCUBE, others, attempts: [] };
}

/** Services that a page must not use: each fails. A test replaces those that it is about. */
function noServices(): Services {
  const refuse = (service: string) => () => Promise.reject(new Error(`${service} was not to be asked for`));
  return {
    readOpenMessage: refuse('a message'),
    loadInspectSettings: () => Promise.resolve(SETTINGS),
    observeSettings: () => () => undefined,
    inspect,
    summarise: refuse('a summary'),
    openInspector: refuse('an inspector'),
    takeHandedOverSource: refuse('a source'),
    addToTable: refuse('a row'),
    writeShortReport: refuse('a text'),
    version: () => '0.2.0',
    offerActions: { addMyServers: refuse('a change'), addNetworkToProfile: refuse('a change') },
    loadSiteAccess: refuse('a site'),
    loadSelection: refuse('a selection'),
    describePage: refuse('a description of the page'),
  };
}

/** Services of a popup whose page gives one outcome. */
export function popupServices(outcome: ReadOutcome, change: Partial<Services> = {}): Services {
  return { ...noServices(), readOpenMessage: () => Promise.resolve(outcome), ...change };
}

/** The decoded summary of the sample messages. */
const SUMMARY: Summary = {
  subject: 'Осенняя распродажа: тест',
  from: 'Магазин Ромашка <news@shop.example>',
  to: 'anna.petrova@gmail.com',
  date: '2026-11-23T09:04:00.000Z',
  messageId: 'm7f3a91c2@shop.example',
};

/** Services of an inspector to which a source was handed over; null for an unknown key. */
export function inspectorServices(source: string | null, change: Partial<Services> = {}): Services {
  const handed = source === null ? null : { source: new TextEncoder().encode(source), context: null };
  return {
    ...noServices(),
    takeHandedOverSource: () => Promise.resolve(handed),
    summarise: () => Promise.resolve(SUMMARY),
    ...change,
  };
}

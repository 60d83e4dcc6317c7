import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { TableMessage } from '../../extension/wire/table-message.ts';
import type { ListTab } from '../../extension/wire/list-protocol.ts';
import type { SelectedMessages } from '../../extension/active-tab/selection-of-tab.ts';
import type { HandedOver, HandoverContext } from '../../extension/handover/inspector-handover.ts';
import type { ReadOptions, ReadOutcome } from '../../extension/active-tab/read-types.ts';
import type { OwnServer, Undo } from '../../extension/settings/quick-changes.ts';
import type { Site } from '../../extension/settings/site-access.ts';
import type { Summary } from '../../message/summary.ts';
import type { InspectSettings } from '../../report/inspect-settings.ts';
import type { MailFolder } from '../../report/mail-folder.ts';
import type { PartReason, Report } from '../../report/report.ts';

/**
 * What the pages that show a report need from the browser and the core. The real ones are in browser-services.ts; tests
 * pass their own.
 */
export interface Services {
  /** Reads the message that is open in the active tab; never rejects. */
  readonly readOpenMessage: (options: ReadOptions) => Promise<ReadOutcome>;
  readonly loadInspectSettings: () => Promise<InspectSettings>;
  /** Calls back whenever the settings change. Returns a function that stops it. */
  readonly observeSettings: (changed: () => void) => () => void;
  readonly inspect: (source: Uint8Array, settings: InspectSettings, part: PartReason | null) => Report;
  /** Decodes subject, people and date. It loads mailparser, so it is called only after the report is shown. */
  readonly summarise: (source: Uint8Array) => Promise<Summary>;
  /** Opens the inspector in a new tab, with or without a source to report on, and closes the popup. */
  readonly openInspector: (source?: Uint8Array, context?: HandoverContext) => Promise<void>;
  /** Takes the source that the popup left under a key; null if there is none (any more). */
  readonly takeHandedOverSource: (key: string) => Promise<HandedOver | null>;
  /** Adds the message to the table of the page "Messages", and opens that page in the background if it is not open. */
  readonly addToTable: (message: TableMessage) => Promise<void>;
  /** The answer as a masked text for others. */
  readonly writeShortReport: (
    source: Uint8Array,
    part: PartReason | null,
    folder: MailFolder | null,
    /** Title of the webmail in which the message was read. */
    webmail: string | null,
  ) => Promise<string>;
  /** The extension's own version. */
  readonly version: () => string;
  readonly offerActions: OfferActions;
  /** Loaded before its buttons are drawn, because nothing may delay the browser's question after a click. */
  readonly loadSiteAccess: () => Promise<SiteAccess>;
  /** Fetched when the popup has recognised a webmail. */
  readonly loadSelection: () => Promise<SelectionAccess>;
  /** The facts about the page in the active tab, and about the programs involved, for a report of a broken webmail. */
  readonly describePage: (webmail: string | null) => Promise<PageDescription>;
}

/** Changes of the settings that a message suggests; each returns its undo. */
export interface OfferActions {
  readonly addMyServers: (servers: readonly OwnServer[]) => Promise<Undo>;
  readonly addNetworkToProfile: (profileId: string, network: string) => Promise<Undo>;
}

/** See src/extension/settings/site-access.ts. */
export interface SiteAccess {
  /** The site of the active tab; null if there is none to check. */
  readonly activeSite: () => Promise<Site | null>;
  /** Asks the browser; false if the user says no. */
  readonly startChecking: (origin: string) => Promise<boolean>;
  readonly stopChecking: (origin: string) => Promise<void>;
}

/** See src/extension/active-tab/selection-of-tab.ts. */
export interface SelectionAccess {
  /** The messages selected in the list of the active tab; null if they cannot be found out. */
  readonly selectedInActiveTab: (webmail: string) => Promise<SelectedMessages | null>;
  /** Makes the page "Messages" read those messages. */
  readonly readSelected: (selected: ListTab) => Promise<void>;
}

export interface PageDescription {
  /** Masked names of elements, one per line; null if the page cannot be examined. */
  readonly structure: readonly string[] | null;
  readonly programs: { readonly extension: string; readonly browser: string };
}

export const ServicesContext = createContext<Services | null>(null);

/** The services of the page that a component is drawn in. */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('no ServicesContext');
  return services;
}

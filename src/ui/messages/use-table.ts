import { useEffect, useState } from 'preact/hooks';
import type { ListTab } from '../../extension/wire/list-protocol.ts';
import type { MessagesServices } from './messages-services.ts';
import { TableFlow, type TableState, emptyTable } from './table-flow.ts';

/** The table in its worker. Returns what the page shows of it, and the functions that act on it. */
export function useTable({ client, loadColumns }: Pick<MessagesServices, 'client' | 'loadColumns'>): {
  readonly flow: TableFlow;
  readonly state: TableState;
} {
  const [state, show] = useState(() => emptyTable(loadColumns()));
  const [flow] = useState(() => new TableFlow(client, show, loadColumns()));
  return { flow, state };
}

interface Receivers {
  readonly readList: (tab: ListTab) => Promise<void>;
  readonly collect: (site: string, on: boolean) => void;
}

/**
 * Gives the settings to the table, at the start and whenever they change. Once it has started, it takes what other
 * pages hand over to it: messages, files, lists to read, and sites whose messages are to be collected.
 */
export function useHandedOver(services: MessagesServices, flow: TableFlow, { readList, collect }: Receivers): void {
  useEffect(() => {
    const restart = async (): Promise<void> => flow.start(await services.loadInspectSettings(), services.words());
    void restart().then(() =>
      services.takeForTable({
        message: (message) => void flow.addMessage(message),
        list: (tab) => void readList(tab),
        collect: (site) => collect(site, true),
        files: (files) => void flow.addFiles(files),
      }),
    );
    return services.observeSettings(() => void restart());
  }, [flow, readList, services, collect]);
}

/** The browser asks before it closes a page whose rows exist nowhere else. */
export function useUnsavedWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const remind = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', remind);
    return () => window.removeEventListener('beforeunload', remind);
  }, [isUnsaved]);
}

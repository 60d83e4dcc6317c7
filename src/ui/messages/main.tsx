import { loadInspectSettings } from '../../extension/settings/load-inspect-settings.ts';
import { checkedSites } from '../../extension/settings/site-access.ts';
import { haveAllPagesAskAgain } from '../../extension/handover/ask-again.ts';
import { observeOpened, tableMessageOf } from '../../extension/handover/opened-messages.ts';
import { observeSettings } from '../../extension/settings/stored-settings.ts';
import { openInspector } from '../../extension/handover/inspector-handover.ts';
import { readListOfTab } from '../../extension/active-tab/read-list-of-tab.ts';
import type { TableMessage } from '../../extension/wire/table-message.ts';
import { takeForTable } from '../../extension/handover/table-handover.ts';
import { partReasonOf } from '../../extension/wire/source-origin.ts';
import type { PartReason } from '../../report/report.ts';
import { inspect } from '../../report/inspect.ts';
import { startPage } from '../kit/start-page.ts';
import { spokenDictionary } from '../kit/words.ts';
import { MessagesPage } from './messages-page.tsx';
import type { MessagesServices } from './messages-services.ts';
import { loadCollecting, loadColumns, saveCollecting, saveColumns } from './remembered-choices.ts';
import { TableClient, workerChannel } from './table-client.ts';
import type { AddedMessage } from './table-protocol.ts';
import './messages.css';
import '../kit/print.css';

/** Left empty because the report takes its heading from the message's own fields. */
const UNNAMED = { key: '', subject: null, sender: null, time: null };

/** An answer that was conditional in the table is conditional in its report. */
function originOf(part: PartReason | null): 'source-page' | 'page-text' {
  return part === null ? 'source-page' : 'page-text';
}

function toAdded({ origin, ...message }: TableMessage): AddedMessage {
  return { ...message, part: partReasonOf(origin) };
}

const services: MessagesServices = {
  client: new TableClient(workerChannel()),
  loadInspectSettings,
  observeSettings,
  inspect,
  words: spokenDictionary,
  checkedSites: async () => (await checkedSites()).filter(({ state }) => state === 'on').map(({ origin }) => origin),
  observeOpened: (heard) => observeOpened((opened) => heard(opened.site, toAdded(tableMessageOf(opened)))),
  askWhatIsOpen: haveAllPagesAskAgain,
  loadCollecting,
  saveCollecting,
  takeForTable: ({ message, ...others }) =>
    takeForTable(location.hash.slice(1), {
      message: (added) => message(toAdded(added)),
      ...others,
    }),
  readList: readListOfTab,
  openReport: ({ bytes, part }) =>
    openInspector(bytes, { webmail: null, message: UNNAMED, origin: originOf(part), folder: null }),
  loadColumns,
  saveColumns,
};

await startPage({
  words: ['messages', 'table', 'series', 'inspector', 'evidence'],
  title: 'messages_title',
  draw: () => <MessagesPage services={services} />,
});

/** A message on its way to the table of the page "Messages", and its form as plain data. */
import type { MessageRef, WebmailInfo } from '../../webmail/contract/adapter.ts';
import type { MailFolder } from '../../report/mail-folder.ts';
import type { SourceOrigin } from '../../webmail/contract/read-outcome.ts';
import { bytesToText } from './byte-text.ts';
import { toOrigin } from './source-origin.ts';
import { toRecord } from './to-record.ts';
import { toFolder, toSource } from './wire-shapes.ts';

export interface TableMessage {
  /** Where it was open: the webmail's title. */
  readonly place: string;
  /** The webmail's own name for the message. If the same source is added again under this key, it replaces the row. */
  readonly key: string;
  readonly source: Uint8Array;
  readonly origin: SourceOrigin;
  readonly folder: MailFolder | null;
}

/** The key of a message, however it gets into the table: opened, selected, or collected. */
export function tableKey(webmail: WebmailInfo | null, { key }: MessageRef): string {
  return `${webmail?.id ?? ''} ${key}`;
}

/** The message as it is sent, with the source as text of one character for each byte. */
export function tableMessageToWire(message: TableMessage): Omit<TableMessage, 'source'> & { readonly source: string } {
  return { ...message, source: bytesToText(message.source) };
}

/** Parses such a message; null for anything else. */
export function toTableMessage(value: unknown): TableMessage | null {
  const { place, key, source, origin, folder } = toRecord(value);
  const bytes = toSource(source);
  const from = toOrigin(origin);
  const fits = typeof place === 'string' && typeof key === 'string' && bytes !== null && from !== null;
  return fits ? { place, key, source: bytes, origin: from, folder: toFolder(folder) } : null;
}

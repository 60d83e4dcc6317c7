/**
 * Hands files from any page of the extension to the page "Messages", by a channel that only these pages have. If no
 * table is open, a tab is opened for them. Only the browser's own reference to each file is copied.
 */
import browser from 'webextension-polyfill';
import { toRecord } from '../wire/to-record.ts';

export interface NamedFile {
  /** The name with the folder that was chosen or dropped: "mail/a.eml". */
  readonly name: string;
  readonly file: Blob;
}

const CHANNEL = 'relay-inspector/files';
const PAGE = 'messages.html';

/** How long an open table may take to answer, and how long a new one may take. */
const ANSWER_MS = 500;
const OPEN_MS = 30_000;

/**
 * `offer`: asks whether a table is open. `ready`: one is open, or was opened for the files. `files`: hands them over.
 */
type Word =
  | { readonly kind: 'offer' | 'ready'; readonly key: string }
  | { readonly kind: 'files'; readonly key: string; readonly files: readonly NamedFile[] };

/**
 * Passes files to the open table, or to a new one. The table comes to the front by itself. Rejects if no table can be
 * opened.
 */
export async function handFiles(files: readonly NamedFile[]): Promise<void> {
  const channel = new BroadcastChannel(CHANNEL);
  const key = crypto.randomUUID();
  try {
    const open = readyFor(channel, key, ANSWER_MS);
    say(channel, { kind: 'offer', key });
    if (!(await open)) {
      const opened = readyFor(channel, key, OPEN_MS);
      await browser.tabs.create({ url: `${browser.runtime.getURL(PAGE)}#${key}`, active: false });
      if (!(await opened)) throw new Error('no table took the files');
    }
    say(channel, { kind: 'files', key, files });
  } finally {
    channel.close();
  }
}

/**
 * For the page "Messages": takes what is handed to it.
 * @param key the one that the page was opened for; empty if it was opened on its own
 * @param isFirst whether this is the table that takes things if several are open
 * @returns a function that stops it
 */
export function takeFiles(key: string, isFirst: () => boolean, take: (files: NamedFile[]) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  const expected = new Set(key === '' ? [] : [key]);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const word = toRecord(data);
    const { kind } = word;
    if (typeof word['key'] !== 'string') return;
    if (kind === 'offer' && isFirst()) {
      expected.add(word['key']);
      say(channel, { kind: 'ready', key: word['key'] });
    } else if (kind === 'files' && expected.delete(word['key'])) {
      const files = toFiles(word['files']);
      if (files.length > 0) take(files);
    }
  });
  if (key !== '') say(channel, { kind: 'ready', key });
  return () => channel.close();
}

function readyFor(channel: BroadcastChannel, key: string, withinMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isReady: boolean): void => {
      clearTimeout(timer);
      channel.removeEventListener('message', hear);
      resolve(isReady);
    };
    const hear = ({ data }: MessageEvent<unknown>): void => {
      const word = toRecord(data);
      if (word['kind'] === 'ready' && word['key'] === key) settle(true);
    };
    const timer = setTimeout(() => settle(false), withinMs);
    channel.addEventListener('message', hear);
  });
}

function say(channel: BroadcastChannel, word: Word): void {
  channel.postMessage(word);
}

function toFiles(value: unknown): NamedFile[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [];
  return all.flatMap((each) => {
    const { name, file } = toRecord(each);
    return typeof name === 'string' && file instanceof Blob ? [{ name, file }] : [];
  });
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const tabs = { create: vi.fn<(options: { readonly url: string; readonly active: boolean }) => Promise<unknown>>() };
const runtime = { getURL: (path: string) => `moz-extension://own/${path}` };
vi.mock('webextension-polyfill', () => ({ default: { tabs, runtime } }));

const { handFiles, takeFiles } = await import('../../../../src/extension/handover/file-handover.ts');

const file = (name: string) => ({ name, file: new Blob([name]) });
const stops: (() => void)[] = [];

/** A page "Messages", and the names of the files that it took. */
function table(key = '', isFirst = true): string[] {
  const taken: string[] = [];
  stops.push(
    takeFiles(
      key,
      () => isFirst,
      (files) => taken.push(...files.map(({ name }) => name)),
    ),
  );
  return taken;
}

/**
 * As in a browser: every other end with the same name receives a message, a moment later. Node's own channel takes no
 * files here.
 */
class ChannelDouble extends EventTarget {
  static readonly ends = new Set<ChannelDouble>();

  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
    ChannelDouble.ends.add(this);
  }

  postMessage(data: unknown): void {
    const others = [...ChannelDouble.ends].filter((end) => end !== this && end.name === this.name);
    queueMicrotask(() => {
      for (const end of others) end.dispatchEvent(new MessageEvent('message', { data }));
    });
  }

  close(): void {
    ChannelDouble.ends.delete(this);
  }
}

beforeEach(() => {
  vi.stubGlobal('BroadcastChannel', ChannelDouble);
});
afterEach(() => {
  vi.unstubAllGlobals();
  for (const stop of stops.splice(0)) stop();
  tabs.create.mockReset();
});

describe('files for the table', () => {
  it('go to the open one, and no tab is opened', async () => {
    const taken = table();
    await handFiles([file('a.eml'), file('mail/b.eml')]);
    await vi.waitFor(() => expect(taken).toEqual(['a.eml', 'mail/b.eml']));
    expect(tabs.create).not.toHaveBeenCalled();
  });

  it('go to a new one if none is open, when it is there', async () => {
    const taken: string[][] = [];
    tabs.create.mockImplementation(({ url }) => Promise.resolve(taken.push(table(url.split('#')[1], false))));
    await handFiles([file('a.eml')]);
    await vi.waitFor(() => expect(taken).toEqual([['a.eml']]));
  });

  it('go to one of several', async () => {
    const [first, second] = [table(), table('', false)];
    await handFiles([file('a.eml')]);
    await vi.waitFor(() => expect(first).toEqual(['a.eml']));
    expect(second).toEqual([]);
  });

  it('are not lost silently if no tab can be opened', async () => {
    tabs.create.mockRejectedValue(new Error('no tab'));
    await expect(handFiles([file('a.eml')])).rejects.toThrow('no tab');
  });

  it('are taken by no table that nobody has asked', async () => {
    const taken = table();
    const channel = new ChannelDouble('relay-inspector/files');
    for (const word of [
      { kind: 'files', key: 'unknown', files: [file('a.eml')] },
      { kind: 'files', files: 'all' },
      null,
    ]) {
      channel.postMessage(word);
    }
    await handFiles([file('b.eml')]);
    await vi.waitFor(() => expect(taken).toEqual(['b.eml']));
    channel.close();
  });
});

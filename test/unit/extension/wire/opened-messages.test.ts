import { beforeEach, describe, expect, it, vi } from 'vitest';

type Heard = (message: unknown, sender: object) => unknown;

const listeners = new Set<Heard>();
const onMessage = {
  addListener: (listener: Heard) => void listeners.add(listener),
  removeListener: (listener: Heard) => void listeners.delete(listener),
};
vi.mock('webextension-polyfill', () => ({ default: { runtime: { id: 'own-id', onMessage } } }));

const { observeOpened } = await import('../../../../src/extension/wire/opened-messages.ts');

const PAGE = { id: 'own-id', tab: { id: 7 }, frameId: 0, url: 'https://mail.romashka.test/mail?x=1' };
const JUDGE = { type: 'automatic/judge', source: 'abc', origin: 'answer', reading: '1' };

beforeEach(() => listeners.clear());

describe('messages that are opened at a checked site', () => {
  it('are received with the site that the browser reports, and the background answers them', () => {
    const heard: unknown[] = [];
    const stop = observeOpened((opened) => heard.push(opened));
    expect([...listeners].map((listener) => listener(JUDGE, PAGE))).toEqual([undefined]);
    expect(heard).toEqual([{ site: 'https://mail.romashka.test', source: new TextEncoder().encode('abc') }]);
    stop();
    expect(listeners.size).toBe(0);
  });

  it.each<[string, unknown, object]>([
    ['a frame', JUDGE, { ...PAGE, frameId: 3 }],
    ['another extension', JUDGE, { ...PAGE, id: 'other-id' }],
    ['a page of the extension', JUDGE, { ...PAGE, url: 'moz-extension://own/popup.html' }],
    ['no tab', JUDGE, { ...PAGE, tab: undefined }],
    ['a page that says that nothing is open', { type: 'automatic/nothing' }, PAGE],
    ['a page whose text is no answer of its webmail', { ...JUDGE, origin: 'page-text' }, PAGE],
  ])('are not received from %s', (_, message, sender) => {
    const heard: unknown[] = [];
    observeOpened((opened) => heard.push(opened));
    for (const listener of listeners) listener(message, sender);
    expect(heard).toEqual([]);
  });
});

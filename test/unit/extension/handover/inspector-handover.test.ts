import type { HandoverContext } from '../../../../src/extension/handover/inspector-handover.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const session = new Map<string, unknown>();
const created: { readonly url: string }[] = [];

/** Only what may be used: there is no persistent storage here, so using it fails. */
vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: { getURL: (path: string) => `extension://id/${path}` },
    tabs: {
      query: () => Promise.resolve([{ id: 7, index: 2 }]),
      create: (tab: { readonly url: string }) => Promise.resolve(created.push(tab)),
    },
    storage: {
      session: {
        get: (name: string) => Promise.resolve(session.has(name) ? { [name]: session.get(name) } : {}),
        set: (entries: Record<string, unknown>) => {
          for (const [name, value] of Object.entries(entries)) {
            session.set(name, JSON.parse(JSON.stringify(value)));
          }
          return Promise.resolve();
        },
        remove: (name: string) => Promise.resolve(session.delete(name)),
      },
    },
  },
}));

const { openInspector, takeHandedOverSource } =
  await import('../../../../src/extension/handover/inspector-handover.ts');

const SOURCE = Uint8Array.of(0x52, 0x0a, 0xff);
const CONTEXT = {
  webmail: { id: 'gmail', title: 'Gmail' },
  message: { key: '1', subject: 'Скидка', sender: null, time: null },
  origin: 'page-text',
  folder: { kind: 'spam', name: 'Спам', webmail: 'Gmail', certain: true },
} satisfies HandoverContext;

function keyOf(tab: { readonly url: string } | undefined): string {
  return new URL(tab?.url ?? '').hash.slice(1);
}

beforeEach(() => {
  session.clear();
  created.length = 0;
});

describe('the inspector', () => {
  it('opens empty next to the active tab if there is nothing to hand over', async () => {
    await openInspector();
    expect(created).toEqual([{ url: 'extension://id/inspector.html', index: 3 }]);
    expect(session.size).toBe(0);
  });

  it('takes the source that was handed to it, once', async () => {
    await openInspector(SOURCE, CONTEXT);
    const key = keyOf(created[0]);
    expect(await takeHandedOverSource(key)).toEqual({ source: SOURCE, context: CONTEXT });
    expect(session.size).toBe(0);
    expect(await takeHandedOverSource(key)).toBeNull();
  });

  it('accepts a source without a context as well', async () => {
    await openInspector(SOURCE);
    expect(await takeHandedOverSource(keyOf(created[0]))).toEqual({ source: SOURCE, context: null });
  });

  it('gets a key that nobody can guess, and a new one each time', async () => {
    await openInspector(SOURCE);
    await openInspector(SOURCE);
    const keys = created.map(keyOf);
    expect(new Set(keys).size).toBe(2);
    expect(keys[0]).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u);
  });

  it('gets nothing for a key that is unknown, or belongs to something else', async () => {
    session.set('settings', { source: 'x' });
    session.set('handover/broken', { source: 7 });
    expect(await takeHandedOverSource('settings')).toBeNull();
    expect(await takeHandedOverSource('')).toBeNull();
    expect(await takeHandedOverSource('broken')).toBeNull();
    expect(session.has('settings')).toBe(true);
  });
});

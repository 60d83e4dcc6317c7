// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findRuntime } from '../../../../src/extension/page/content-runtime.ts';
import { handOverWebmails } from '../../../../src/extension/page/further-webmails-handover.ts';
import { READ_PORT } from '../../../../src/extension/wire/read-protocol.ts';
import { serveReads } from '../../../../src/extension/page/serve-reads.ts';
import type { WebmailPage } from '../../../../src/webmail/contract/adapter.ts';
import { message } from '../../webmail/messages.ts';
import { openPage, pageText } from '../../webmail/web-page.ts';
import { type Answer, WebDouble } from '../../webmail/web-double.ts';
import { PortDouble, RuntimeDouble } from '../browser-double.ts';

const SOURCE = '/?_task=mail&_action=viewsource&_uid=3&_mbox=INBOX';

function pageOfRoundcube(): Promise<WebmailPage> {
  const address = 'https://mail.romashka.test/?_task=mail&_action=show&_uid=3&_mbox=INBOX';
  return openPage(pageText('roundcube/elastic-message'), address);
}

async function connected(
  answer: Answer,
  name = READ_PORT,
): Promise<{ readonly port: PortDouble; readonly web: WebDouble }> {
  const page = await pageOfRoundcube();
  const web = new WebDouble({ [SOURCE]: answer });
  const runtime = new RuntimeDouble();
  serveReads(runtime, () => page);
  const port = new PortDouble(name);
  runtime.onConnect.fire(port);
  return { port, web };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the content script', () => {
  it('answers a read with its steps and one outcome', async () => {
    const { port } = await connected({ body: message({ subject: 'Скидка 30% на летнюю коллекцию' }) });
    port.onMessage.fire({ type: 'read', messageKey: null });
    await vi.waitFor(() => {
      expect(port.sent).toHaveLength(3);
    });
    expect(port.sent).toMatchObject([
      { type: 'progress', progress: { step: 'found', message: { key: 'INBOX/3' } } },
      { type: 'progress', progress: { step: 'trying', route: 'viewsource' } },
      { type: 'outcome', outcome: { ok: true, webmail: { id: 'roundcube' } } },
    ]);
  });

  it('sends no request to the webmail before it is asked to read', async () => {
    const { port, web } = await connected({ body: message() });
    port.onMessage.fire({ type: 'nonsense' });
    port.onMessage.fire(null);
    expect(web.asked).toEqual([]);
    expect(port.sent).toEqual([]);
  });

  it('reads once per port, however often it is asked', async () => {
    const { port, web } = await connected({ trouble: 'silent' });
    port.onMessage.fire({ type: 'read', messageKey: null });
    port.onMessage.fire({ type: 'read', messageKey: null });
    await vi.waitFor(() => {
      expect(web.asked).not.toEqual([]);
    });
    expect(web.asked).toHaveLength(1);
  });

  it('ends the request when the popup is closed, and sends nothing more', async () => {
    const { port, web } = await connected({ trouble: 'silent' });
    port.onMessage.fire({ type: 'read', messageKey: null });
    await vi.waitFor(() => {
      expect(web.asked).toHaveLength(1);
    });
    const said = port.sent.length;
    port.leave();
    expect(web.asked[0]?.init.signal?.aborted).toBe(true);
    await vi.waitFor(() => {
      expect(port.sent).toHaveLength(said);
    });
  });

  it('does not answer ports of other scripts', async () => {
    const { port } = await connected({ body: message() }, 'another');
    expect(port.onMessage.count).toBe(0);
  });

  it('asks for the further webmails if it does not know the page, and reads with them', async () => {
    const runtime = new RuntimeDouble();
    vi.stubGlobal('browser', { runtime });
    vi.resetModules();
    await import('../../../../src/extension/page/content.ts');
    const port = new PortDouble(READ_PORT);
    runtime.onConnect.fire(port);
    port.onMessage.fire({ type: 'read', messageKey: null });
    expect(port.sent).toEqual([{ type: 'unknown-page' }]);
    await import('../../../../src/extension/page/further-webmails.ts');
    port.onMessage.fire({ type: 'read', messageKey: null });
    await vi.waitFor(() => {
      expect(port.sent).toHaveLength(2);
    });
    expect(port.sent[1]).toMatchObject({ type: 'outcome', outcome: { reason: 'no-message-here' } });
  });

  it('accepts no further webmails that nobody asked for', () => {
    expect(() => {
      handOverWebmails({}, []);
    }).not.toThrow();
  });

  it('answers once when it is injected twice', async () => {
    const runtime = new RuntimeDouble();
    vi.stubGlobal('browser', { runtime });
    await import('../../../../src/extension/page/content.ts');
    vi.resetModules();
    await import('../../../../src/extension/page/content.ts');
    expect(runtime.onConnect.count).toBe(1);
  });
});

describe('the browser', () => {
  const runtime = new RuntimeDouble();

  it('is found under either name', () => {
    expect(findRuntime({ browser: { runtime } })).toBe(runtime);
    expect(findRuntime({ chrome: { runtime } })).toBe(runtime);
  });

  it('is not an element to which a page gave that name', () => {
    const form = document.createElement('form');
    const input = document.createElement('input');
    input.name = 'runtime';
    form.append(input);
    expect(findRuntime({ browser: form, chrome: { runtime } })).toBe(runtime);
    expect(findRuntime({ browser: form })).toBeNull();
  });

  it('is missing outside an extension, or when the extension is gone', () => {
    expect(findRuntime({})).toBeNull();
    expect(findRuntime({ chrome: {} })).toBeNull();
    expect(findRuntime({ chrome: { runtime: undefined } })).toBeNull();
  });
});

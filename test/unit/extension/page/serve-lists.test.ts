// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LIST_PORT } from '../../../../src/extension/wire/list-protocol.ts';
import { serveLists } from '../../../../src/extension/page/serve-lists.ts';
import { roundcubeList } from '../../../../src/webmail/lists/roundcube-list.ts';
import { findList } from '../../../../src/webmail/reader/find-list.ts';
import { message } from '../../webmail/messages.ts';
import { openPage, pageText } from '../../webmail/web-page.ts';
import { type Answer, WebDouble } from '../../webmail/web-double.ts';
import { PortDouble, RuntimeDouble } from '../browser-double.ts';

const FIRST = '/?_task=mail&_action=viewsource&_uid=3&_mbox=INBOX';
const SECOND = '/?_task=mail&_action=viewsource&_uid=12&_mbox=INBOX';

async function script(answers: Readonly<Record<string, Answer>> = {}) {
  const page = await openPage(pageText('roundcube/selected'), 'https://mail.romashka.test/?_task=mail&_mbox=INBOX');
  const web = new WebDouble(answers);
  const runtime = new RuntimeDouble();
  const look = () => page;
  const stop = serveLists(runtime, look, (named) => findList([roundcubeList], page, named));
  const connect = (name = LIST_PORT): PortDouble => {
    const port = new PortDouble(name);
    runtime.onConnect.fire(port);
    return port;
  };
  return { page, web, connect, stop, runtime };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the script for the messages of a list', () => {
  it('says how many are selected, without a request to the webmail', async () => {
    const { web, connect } = await script();
    const port = connect();
    port.onMessage.fire({ type: 'look', named: [] });
    expect(port.sent).toEqual([
      {
        type: 'found',
        list: { webmail: { id: 'roundcube', title: 'Roundcube' }, kind: 'selected', count: 2, total: 2 },
      },
    ]);
    expect(web.asked).toEqual([]);
  });

  it('reads exactly the messages that it counted, even if others are selected by then', async () => {
    const { page, connect } = await script({
      [FIRST]: { body: message({ subject: 'Order 48213' }) },
      [SECOND]: { status: 500 },
    });
    connect().onMessage.fire({ type: 'look', named: [] });
    page.document.querySelector('#rcmrowNA')?.classList.add('selected');
    const port = connect();
    port.onMessage.fire({ type: 'read' });
    await vi.waitFor(() => expect(port.sent).toHaveLength(4));
    expect(port.sent).toMatchObject([
      {
        type: 'begin',
        list: { count: 2 },
        messages: [{ key: 'INBOX/3', subject: 'Order 48213' }, { key: 'INBOX/12' }],
      },
      { type: 'message' },
      { type: 'message', read: { reason: 'refused' } },
      { type: 'end' },
    ]);
    expect(JSON.stringify(port.sent[1])).toContain('Order 48213');
  });

  it('reads nothing unless it was asked to look first', async () => {
    const { web, connect } = await script();
    const port = connect();
    port.onMessage.fire({ type: 'read' });
    await vi.waitFor(() => expect(port.sent).toHaveLength(2));
    expect(port.sent).toEqual([{ type: 'begin', list: null, messages: [] }, { type: 'end' }]);
    expect(web.asked).toEqual([]);
  });

  it('stops its requests when the port is closed', async () => {
    const { web, connect } = await script({ [FIRST]: { trouble: 'silent' } });
    connect().onMessage.fire({ type: 'look', named: [] });
    const port = connect();
    port.onMessage.fire({ type: 'read' });
    await vi.waitFor(() => expect(web.asked).toHaveLength(1));
    port.leave();
    await vi.waitFor(() => expect(web.asked[0]?.init.signal?.aborted).toBe(true));
    expect(web.asked).toHaveLength(1);
  });

  it('ignores other words and other ports, and everything once it is replaced', async () => {
    const { web, connect, stop, runtime } = await script();
    const [port, foreign] = [connect(), connect('somebody else')];
    for (const words of [null, 'read', { type: 'look' }, { type: 'look', named: 'all' }, { type: 'delete' }]) {
      port.onMessage.fire(words);
      foreign.onMessage.fire({ type: 'look', named: [] });
    }
    expect([...port.sent, ...foreign.sent, ...web.asked]).toEqual([]);
    stop();
    expect(runtime.onConnect.count).toBe(0);
  });
});

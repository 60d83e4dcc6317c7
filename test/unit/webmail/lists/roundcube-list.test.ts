// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { findList } from '../../../../src/webmail/reader/find-list.ts';
import { roundcubeList } from '../../../../src/webmail/lists/roundcube-list.ts';
import { openPage, pageText } from '../web-page.ts';
import { describeList } from './list-suite.ts';

const LIST = 'https://mail.romashka.test/webmail/?_task=mail&_mbox=INBOX';
const encoded = (uid: string): string => Buffer.from(uid).toString('base64').replace(/=+$/u, '');

const line = (uid: string, subject: string): string =>
  `<tr id="rcmrow${encoded(uid)}" class="message selected"><td class="subject"><span class="subject"><a href="./?_task=mail&amp;_uid=${uid}&amp;_mbox=INBOX&amp;_action=show"><span>${subject}</span></a></span></td></tr>`;

describeList({
  list: roundcubeList,
  kind: 'selected',
  page: 'roundcube/selected',
  address: LIST,
  selected: [
    {
      key: 'INBOX/3',
      subject: 'Order 48213',
      asked: ['/webmail/?_task=mail&_action=viewsource&_uid=3&_mbox=INBOX'],
    },
    { key: 'INBOX/12', subject: 'Скидка', asked: ['/webmail/?_task=mail&_action=viewsource&_uid=12&_mbox=INBOX'] },
  ],
  most: 6000,
  line: (number, subject) => ({ html: line(String(number), subject) }),
});

describe('a line of Roundcube’s list', () => {
  const keysIn = async (lines: string, address = LIST): Promise<unknown> => {
    const html = pageText('roundcube/selected').replace(/<tbody>[^]*<\/tbody>/u, `<tbody>${lines}</tbody>`);
    return findList([roundcubeList], await openPage(html, address), [])?.messages.map(({ ref }) => ref.key);
  };

  it('of a search over folders contains the folder of its message', async () => {
    expect(await keysIn(line('7-Archive/2026', 'Order') + line('8-Sent', 'Order'))).toEqual([
      'Archive/2026/7',
      'Sent/8',
    ]);
  });

  it('belongs to the chosen folder if the address does not say which one is shown', async () => {
    expect(await keysIn(line('7', 'Order'), 'https://mail.romashka.test/webmail/?_task=mail')).toEqual(['INBOX/7']);
  });

  it('is ignored if its id is anything but a message’s number', async () => {
    const ids = ['7&_action=delete', '-1', '7-', 'x', '../7', '7.', `7-${'x'.repeat(1001)}`];
    expect(await keysIn(ids.map((id) => line(id, 'Order')).join(''))).toEqual([]);
    expect(await keysIn('<tr id="rcmrow%%%" class="selected"></tr><tr class="selected"></tr>')).toEqual([]);
  });
});

// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { PROGRAM_LISTS } from '../../../../src/webmail/lists/program-lists.ts';
import { findList } from '../../../../src/webmail/reader/find-list.ts';
import { openPage, pageText } from '../web-page.ts';
import { describeList } from './list-suite.ts';

const listOf = (id: string) => {
  const list = PROGRAM_LISTS.find(({ webmail }) => webmail.id === id);
  if (list === undefined) throw new Error(`no list of ${id}`);
  return list;
};
const snappyId = (number: number): string => btoa(JSON.stringify({ folder: 'INBOX', uid: number })).replace(/=+$/u, '');

describeList({
  list: listOf('sogo'),
  kind: 'selected',
  page: 'sogo/selected',
  address: 'https://mail.romashka.test/SOGo/so/ivan/Mail/view#!/Mail/0/INBOX',
  named: [
    { id: '0/INBOX/12', subject: 'Order 48213' },
    { id: '0/INBOX%25252FShop/14', subject: 'Another' },
  ],
  selected: [
    { key: '0/INBOX/12', subject: 'Order 48213', asked: ['/SOGo/so/ivan/Mail/0/folderINBOX/12/export'] },
    {
      key: '0/INBOX%25252FShop/14',
      subject: 'Another',
      asked: ['/SOGo/so/ivan/Mail/0/folderINBOX/folderShop/14/export'],
    },
  ],
  line: (number, subject) => ({ html: '', named: { id: `0/INBOX/${number}`, subject } }),
});

describeList({
  list: listOf('snappymail'),
  kind: 'selected',
  page: 'snappymail/selected',
  address: 'https://mail.romashka.test/mail/#/mailbox/INBOX',
  named: [
    { id: snappyId(12), subject: 'Order 48213' },
    { id: snappyId(14), subject: 'Another' },
  ],
  selected: [12, 14].map((number) => ({
    key: snappyId(number),
    subject: number === 12 ? 'Order 48213' : 'Another',
    asked: [`/mail/?/Raw/&q[]=/0/ViewAsPlain/&q[]=/${snappyId(number)}`],
  })),
  line: (number, subject) => ({ html: '', named: { id: snappyId(number), subject } }),
});

describeList({
  list: listOf('mailhog'),
  kind: 'listed',
  page: 'mailhog/listed',
  address: 'https://mail.romashka.test/mailhog/',
  named: [
    { id: 'Uyv8Rj3kzGq9=@mailhog.example', subject: null },
    { id: 'Another=@mailhog.example', subject: null },
  ],
  selected: [
    {
      key: 'Uyv8Rj3kzGq9=@mailhog.example',
      subject: null,
      asked: ['/mailhog/api/v1/messages/Uyv8Rj3kzGq9%3D%40mailhog.example'],
    },
    {
      key: 'Another=@mailhog.example',
      subject: null,
      asked: ['/mailhog/api/v1/messages/Another%3D%40mailhog.example'],
    },
  ],
  line: (number) => ({ html: '', named: { id: `m${number}=@mailhog.example`, subject: null } }),
});

describe('an item from a program that is not an id of its webmail', () => {
  it.each([
    ['sogo/selected', 'https://mail.romashka.test/SOGo/so/ivan/Mail/view#!/Mail/0/INBOX'],
    ['snappymail/selected', 'https://mail.romashka.test/mail/'],
    ['mailhog/listed', 'https://mail.romashka.test/mailhog/'],
  ])('is not a message of the list: %s', async (file, address) => {
    const page = await openPage(pageText(file), address);
    for (const id of [
      '',
      '../../delete',
      'https://lavka.test/',
      '0/INBOX/12/delete?',
      'a b',
      '1\n2',
      '?x',
      'x'.repeat(5000),
    ]) {
      expect([id, findList(PROGRAM_LISTS, page, [{ id, subject: 'Order' }])?.messages]).toEqual([id, []]);
    }
  });
});

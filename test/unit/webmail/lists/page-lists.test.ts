// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { cyphtList } from '../../../../src/webmail/lists/cypht-list.ts';
import { gmailList } from '../../../../src/webmail/lists/gmail-list.ts';
import { mailcatcherList } from '../../../../src/webmail/lists/mailcatcher-list.ts';
import { maildevList } from '../../../../src/webmail/lists/maildev-list.ts';
import { mailpitList } from '../../../../src/webmail/lists/mailpit-list.ts';
import { wildduckList } from '../../../../src/webmail/lists/wildduck-list.ts';
import { findList } from '../../../../src/webmail/reader/find-list.ts';
import { openPage, pageText } from '../web-page.ts';
import { describeList } from './list-suite.ts';

describeList({
  list: gmailList,
  kind: 'selected',
  page: 'gmail/selected',
  address: 'https://mail.google.com/mail/u/1/#inbox',
  selected: [
    {
      key: 'msg-f:1638756560099919527',
      subject: 'Order 48213',
      asked: ['/mail/u/1/?view=om&permmsgid=msg-f%3A1638756560099919527', '/mail/u/1/?view=om&th=16be0868ae18c6a7'],
    },
    {
      key: 'msg-f:1638756560099919529',
      subject: 'Скидка',
      asked: ['/mail/u/1/?view=om&permmsgid=msg-f%3A1638756560099919529', '/mail/u/1/?view=om&th=16be0868ae18c6a9'],
    },
  ],
  line: (number, subject) => ({
    html: `<tr class="zA"><td><div role="checkbox" aria-checked="true"></div></td><td><span class="bog"><span data-legacy-last-message-id="16be${number.toString(16).padStart(12, '0')}">${subject}</span></span></td></tr>`,
  }),
});

describeList({
  list: mailpitList,
  kind: 'selected',
  page: 'mailpit/selected',
  address: 'https://mail.romashka.test/mailpit/',
  selected: [
    {
      key: 'YqD4AJ2yzWLdEZFpT7QvAC',
      subject: 'Order 48213',
      asked: ['/mailpit/api/v1/message/YqD4AJ2yzWLdEZFpT7QvAC/raw'],
    },
    { key: 'other', subject: 'Another', asked: ['/mailpit/api/v1/message/other/raw'] },
  ],
  line: (number, subject) => ({
    html: `<a id="m${number}" href="/mailpit/view/m${number}" class="message selected"><div class="subject"><b>${subject}</b></div></a>`,
  }),
});

describeList({
  list: mailcatcherList,
  kind: 'listed',
  page: 'mailcatcher/listed',
  address: 'http://127.0.0.1:1080/',
  selected: [
    { key: '2', subject: 'Another', asked: ['/messages/2.source'] },
    { key: '1', subject: 'Order 48213', asked: ['/messages/1.source'] },
  ],
  line: (number, subject) => ({
    html: `<tr data-message-id="${number}"><td></td><td></td><td>${subject}</td><td></td></tr>`,
  }),
});

describeList({
  list: maildevList,
  kind: 'listed',
  page: 'maildev/version-2-list',
  address: 'http://127.0.0.1:1080/mail/#/',
  selected: [
    { key: 'tKtMO291', subject: 'Order 48213', asked: ['/mail/email/tKtMO291/source'] },
    { key: 'other000', subject: 'Another', asked: ['/mail/email/other000/source'] },
  ],
  line: (number, subject) => ({
    html: `<li class="email-item"><a href="#/email/m${number}" class="email-item-link"><span class="title">${subject}</span></a></li>`,
  }),
});

describeList({
  list: maildevList,
  kind: 'listed',
  page: 'maildev/version-3-listed',
  address: 'http://127.0.0.1:1080/mail/',
  selected: [
    { key: 'tKtMO291', subject: 'Order 48213', asked: ['/mail/api/email/tKtMO291/source'] },
    { key: 'other000', subject: 'Another', asked: ['/mail/api/email/other000/source'] },
  ],
  line: (number, subject) => ({
    html: `<button data-testid="email-list-item" data-email-id="m${number}"><div class="gap-1"><span class="truncate">${subject}</span></div></button>`,
  }),
});

const MAILBOX = '5f0f1a2b3c4d5e6f7a8b9c0d';

describeList({
  list: wildduckList,
  kind: 'selected',
  page: 'wildduck/selected',
  address: `https://mail.romashka.test/webmail/${MAILBOX}`,
  selected: [
    { key: `${MAILBOX}/raw/12`, subject: null, asked: [`/webmail/${MAILBOX}/raw/12.eml`] },
    { key: `${MAILBOX}/raw/14`, subject: null, asked: [`/webmail/${MAILBOX}/raw/14.eml`] },
  ],
  line: (number, subject) => ({
    html: `<tr><td><input type="checkbox" data-mailbox="${MAILBOX}" data-message="${number}" class="message-checkbox" checked></td><td>${subject}</td></tr>`,
  }),
});

describeList({
  list: cyphtList,
  kind: 'selected',
  page: 'cypht/selected',
  address: 'https://mail.romashka.test/cypht/?page=message_list&list_path=combined_inbox',
  selected: [
    {
      key: 'imap_0_494e424f58/12',
      subject: 'Order 48213',
      asked: ['/cypht/?page=message_source&imap_msg_uid=12&imap_server_id=0&imap_folder=494e424f58'],
    },
    {
      key: 'imap_1f_53656e74/14',
      subject: 'Another',
      asked: ['/cypht/?page=message_source&imap_msg_uid=14&imap_server_id=1f&imap_folder=53656e74'],
    },
  ],
  line: (number, subject) => ({
    html: `<tr><td class="checkbox_cell"><input type="checkbox" value="imap_0_${number}_494e424f58" checked></td><td class="subject"><div><a>${subject}</a></div></td></tr>`,
  }),
});

describe('a line whose id is not one of its webmail’s', () => {
  it.each([
    [
      'gmail/selected',
      'https://mail.google.com/mail/u/0/#inbox',
      /data-legacy-last-message-id="[^"]*"/gu,
      'data-legacy-last-message-id',
    ],
    ['mailpit/selected', 'https://mail.romashka.test/mailpit/', /\bid="(?:Yq|An|other)[^"]*"/gu, 'id'],
    ['mailcatcher/listed', 'http://127.0.0.1:1080/', /data-message-id="[^"]*"/gu, 'data-message-id'],
    ['maildev/version-2-list', 'http://127.0.0.1:1080/#/', /href="#\/email\/[^"]*"/gu, 'href'],
    ['maildev/version-3-listed', 'http://127.0.0.1:1080/', /data-email-id="[^"]*"/gu, 'data-email-id'],
    ['wildduck/selected', `https://mail.romashka.test/webmail/${MAILBOX}`, /data-message="[^"]*"/gu, 'data-message'],
    ['cypht/selected', 'https://mail.romashka.test/cypht/', /value="[^"]*"/gu, 'value'],
  ])('is not a message of the list: %s', async (file, address, place, name) => {
    for (const id of [
      '',
      '../1',
      '1/delete',
      '1?x=1',
      '//lavka.test/',
      'https://lavka.test/1',
      '#/email/1/../2',
      '1"',
    ]) {
      const html = pageText(file).replace(place, `${name}='${id}'`);
      const found = findList(
        [gmailList, mailpitList, mailcatcherList, maildevList, wildduckList, cyphtList],
        await openPage(html, address),
        [],
      );
      expect([id, found?.messages]).toEqual([id, []]);
    }
  });
});

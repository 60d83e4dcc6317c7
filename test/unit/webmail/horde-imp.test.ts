// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { hordeImp } from '../../../src/webmail/webmails/horde-imp.ts';
import { addressesAskedFor, refsIn } from './adapter-probe.ts';
import { describeAdapter } from './common-suite.ts';
import { openPage, pageText } from './web-page.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

const IMP = 'https://mail.romashka.test/horde/imp';
const SOURCE = '/horde/imp/view.php?actionID=view_source&id=0&mailbox=SU5CT1g&buid=12';
const REF = {
  key: 'SU5CT1g;12',
  subject: 'Order 48213',
  sender: 'news@lavka.test',
  time: '11/23/26 (22:46:21 MSK)',
};

describeAdapter({
  webmail: hordeImp,
  shown: { file: 'horde_imp/mailbox', address: `${IMP}/dynamic.php?page=mailbox#msg:SU5CT1g;12` },
  ref: REF,
  closed: [
    { file: 'horde_imp/mailbox', address: `${IMP}/dynamic.php?page=mailbox#mbox:SU5CT1g` },
    { file: 'horde_imp/basic-mailbox', address: `${IMP}/basic.php?page=mailbox` },
    // Nobody can say which of several messages is meant.
    { file: 'horde_imp/basic-thread', address: `${IMP}/basic.php?page=thread&mailbox=SU5CT1g&buid=12` },
  ],
  alsoShown: [
    { file: 'horde_imp/message', address: `${IMP}/dynamic.php?page=message&buid=12&mailbox=SU5CT1g&token=x&uniq=1` },
    { file: 'horde_imp/basic-message', address: `${IMP}/basic.php?mailbox=SU5CT1g&buid=12&page=message` },
  ],
  hide: 'only the address says what is open',
  thread: 'one message is shown at a time',
  another: { file: 'horde_imp/mailbox', address: `${IMP}/dynamic.php?page=mailbox#msg:SU5CT1g;13` },
  answering: {
    answers: (source) => ({ [SOURCE]: source }),
    // Seen in 6.2.27: a redirect inside the origin to the sign-in page; an empty answer.
    signedOut: { body: pageText('horde_imp/sign-in'), contentType: 'text/html', redirectedTo: '/horde/login.php' },
    gone: { body: '' },
  },
});

const BASIC = { file: 'horde_imp/basic-message', address: `${IMP}/basic.php?mailbox=SU5CT1g&buid=12&page=message` };

describeAdapter({
  webmail: hordeImp,
  version: ', its basic view',
  shown: BASIC,
  // The row of the sender has no mark.
  ref: { ...REF, sender: null, time: null },
  closed: [
    // The last message of a mailbox was deleted: its list is at the address of a message.
    {
      file: 'horde_imp/basic-mailbox',
      address: `${IMP}/basic.php?mailbox=SU5CT1g&buid=12&page=message&actionID=delete_message`,
    },
  ],
  alsoShown: [
    // After an action sent by the page's form.
    { file: 'horde_imp/basic-message', address: `${IMP}/basic.php?page=message` },
    // After "Delete" of the previous one, whose number is still in the address.
    {
      file: 'horde_imp/basic-message',
      address: `${IMP}/basic.php?mailbox=SU5CT1g&buid=11&page=message&actionID=delete_message`,
    },
  ],
  hide: 'a page shows one thing at a time',
  thread: 'several messages in one page are read by hand',
  another: {
    ...BASIC,
    arrange: ({ document }) => document.querySelector('#buid')?.setAttribute('value', '13'),
  },
  answering: {
    answers: (source) => ({ [SOURCE]: source }),
    signedOut: { body: pageText('horde_imp/sign-in'), contentType: 'text/html', redirectedTo: '/horde/login.php' },
    gone: { body: '' },
  },
});

describe('Horde IMP', () => {
  it('is read in a separate window', async () => {
    const page = await openPage(
      pageText('horde_imp/message'),
      `${IMP}/dynamic.php?page=message&buid=12&mailbox=SU5CT1g&token=x&uniq=1`,
    );
    expect(isPageOf(hordeImp, page)).toBe(true);
    expect(refsIn(hordeImp, page)).toEqual([REF]);
    expect(await addressesAskedFor(hordeImp, page)).toEqual([`https://mail.romashka.test${SOURCE}`]);
  });

  it('is read if the browser encoded the part of the address after "#"', async () => {
    const page = await openPage(pageText('horde_imp/mailbox'), `${IMP}/dynamic.php?page=mailbox#msg%3ASU5CT1g%3B12`);
    expect(refsIn(hordeImp, page)).toEqual([REF]);
  });

  it('is not a page of Horde’s other applications, nor the sign-in page', async () => {
    expect(isPageOf(hordeImp, await openPage(pageText('horde_imp/sign-in'), `${IMP}/dynamic.php`))).toBe(false);
    expect(
      isPageOf(hordeImp, await openPage(pageText('horde_imp/mailbox'), 'https://mail.romashka.test/horde/turba/')),
    ).toBe(false);
  });
});

// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import {
  afterlogic,
  fastmail,
  gmx,
  grommunio,
  hey,
  icloud,
  tuta,
} from '../../../src/webmail/webmails/by-hand-webmails.ts';
import { describeAdapter } from './common-suite.ts';
import { openPage } from './web-page.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

const NOTHING = { subject: null, sender: null, time: null };

describeAdapter({
  webmail: fastmail,
  shown: { file: 'fastmail/message', address: 'https://app.fastmail.com/mail/Inbox/T1a2b3c.M4d5e6f?u=12ab' },
  ref: { key: 'T1a2b3c.M4d5e6f', ...NOTHING },
  closed: [{ file: 'fastmail/message', address: 'https://app.fastmail.com/mail/Inbox?u=12ab' }],
  hide: 'only the address says what is open',
  thread: 'its page does not show which messages are expanded',
  another: null,
  answering: null,
  openSourceView: null,
});

describeAdapter({
  webmail: tuta,
  shown: { file: 'tuta/message', address: 'https://app.tuta.com/mail/OdSL---3-0/OdSM--4-1' },
  ref: { key: 'OdSL---3-0/OdSM--4-1', ...NOTHING },
  closed: [{ file: 'tuta/message', address: 'https://app.tuta.com/mail/OdSL---3-0' }],
  hide: 'only the address says what is open',
  thread: 'its page does not show which messages are expanded',
  another: null,
  answering: null,
  openSourceView({ document }, source) {
    // MailViewerUtils.ts: a large dialog, whose text has these classes.
    const text = document.createElement('div');
    text.className = 'white-space-pre pt-16 pb-16 selectable';
    text.append(source);
    document.body.append(text);
  },
});

describeAdapter({
  webmail: hey,
  shown: { file: 'hey/message', address: 'https://app.hey.com/topics/123456' },
  ref: { key: '123456', ...NOTHING },
  closed: [{ file: 'hey/message', address: 'https://app.hey.com/imbox' }],
  hide: 'only the address says what is open',
  thread: 'its page does not show which messages are expanded',
  another: null,
  answering: null,
  openSourceView: null,
});

describeAdapter({
  webmail: grommunio,
  shown: { file: 'grommunio/message', address: 'https://mail.romashka.test/web/' },
  ref: { key: 'shown', ...NOTHING },
  closed: [],
  alsoShown: [{ file: 'grommunio/kopano', address: 'https://mail.romashka.test/webapp/' }],
  hide: 'the page does not show whether a message is open',
  thread: 'one message is shown at a time',
  another: null,
  answering: null,
  openSourceView({ document }, source) {
    // MailOptionsMiscPanel.js: a text area with that name.
    const area = document.createElement('textarea');
    area.name = 'transport_message_headers';
    area.value = source;
    document.body.append(area);
  },
});

describeAdapter({
  webmail: afterlogic,
  shown: { file: 'afterlogic/message', address: 'https://mail.romashka.test/' },
  ref: { key: 'shown', ...NOTHING },
  closed: [],
  hide: 'the page does not show whether a message is open',
  thread: 'one message is shown at a time',
  another: null,
  answering: null,
  openSourceView: null,
});

describeAdapter({
  webmail: icloud,
  shown: { file: 'icloud/message', address: 'https://www.icloud.com/mail/' },
  ref: { key: 'shown', ...NOTHING },
  closed: [],
  hide: 'the page does not show whether a message is open',
  thread: 'its page does not show which messages are expanded',
  another: null,
  answering: null,
  openSourceView: null,
});

describeAdapter({
  webmail: gmx,
  shown: { file: 'gmx/message', address: 'https://navigator.gmx.net/mail?sid=abc' },
  ref: { key: 'shown', ...NOTHING },
  closed: [],
  alsoShown: [
    { file: 'gmx/message', address: 'https://bap.navigator.gmx.net/mail?sid=abc' },
    { file: 'gmx/message', address: 'https://navigator.web.de/mail?sid=abc' },
    { file: 'gmx/message', address: 'https://navigator-lxa.mail.com/mail?sid=abc' },
  ],
  hide: 'the page does not show whether a message is open',
  thread: 'one message is shown at a time',
  another: null,
  answering: null,
  openSourceView: null,
});

describe('webmails whose source is opened by hand', () => {
  it.each([
    'https://app.hey.com.evil.example/topics/1',
    'https://www.icloud.com/photos/',
    'https://navigator.gmx.net.evil.example/mail',
    'https://app.fastmail.com/settings',
    'https://tuta.com/mail/a/b',
  ])('are not recognised at %s', async (address) => {
    const page = await openPage('<main>', address);
    const all = [afterlogic, fastmail, gmx, grommunio, hey, icloud, tuta];
    expect(all.filter((webmail) => isPageOf(webmail, page))).toEqual([]);
  });
});

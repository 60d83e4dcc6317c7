// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { type MessageMarks, messageRef } from '../../../src/webmail/contract/message-ref.ts';
import { select } from '../../../src/webmail/page/page-dom.ts';
import { openPage } from './web-page.ts';

const MARKS: MessageMarks = {
  subject: 'h2',
  notSubject: 'button',
  sender: '.from',
  senderIn: 'title',
  time: 'time',
  body: '.body',
};

async function refOf(html: string, marks = MARKS): Promise<unknown> {
  const { document } = await openPage(html, 'https://mail.example/');
  return messageRef('1', select(document, 'article'), document, marks);
}

describe('what a page shows about a message', () => {
  it('is taken from the message itself, text or attribute', async () => {
    const html =
      '<h2>Other</h2><article><h2>Own <button>x</button></h2><b class="from" title="a@b.test">A</b><time>now</time></article>';
    expect(await refOf(html)).toEqual({ key: '1', subject: 'Own', sender: 'a@b.test', time: 'now' });
  });

  it('has the subject of the thread above it if it has none of its own', async () => {
    const html = '<h2 style="display: none">Hidden</h2><h2>Thread</h2><article><time>now</time></article>';
    expect(await refOf(html)).toEqual({ key: '1', subject: 'Thread', sender: null, time: 'now' });
  });

  it('is never what the sender wrote into the body', async () => {
    const html =
      '<article><div class="body"><h2>Fake</h2><b class="from" title="fake@b.test"></b><time>never</time></div></article>';
    expect(await refOf(html)).toEqual({ key: '1', subject: null, sender: null, time: null });
  });

  it('is nothing if no mark is trusted, or no element is known', async () => {
    const html = '<h2>Thread</h2><article><b class="from" title="a@b.test"></b></article>';
    expect(await refOf(html, { ...MARKS, subject: null, sender: null, time: null })).toEqual({
      key: '1',
      subject: null,
      sender: null,
      time: null,
    });
    expect(await refOf('<h2>Thread</h2><b class="from" title="a@b.test"></b>')).toEqual({
      key: '1',
      subject: 'Thread',
      sender: null,
      time: null,
    });
  });
});

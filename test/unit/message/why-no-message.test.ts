import { describe, expect, it } from 'vitest';
import { readHeaderBlock } from '../../../src/message/header-block.ts';
import { whyNoMessage } from '../../../src/message/why-no-message.ts';

const reasonOf = (source: string): string | null => whyNoMessage(readHeaderBlock(source).fields);

describe('a text is taken for a message', () => {
  it.each([
    ['a delivered message', 'Received: from a by b\r\nFrom: a@b.test\r\n\r\n'],
    ['a sent message that no server has touched', 'From: a@b.test\r\nDate: Mon, 23 Nov 2026 10:00:00 +0300\r\n\r\n'],
    ['names in any case', 'RETURN-PATH: <>\r\nmessage-id: <1@b.test>\r\n\r\n'],
    ['an unexpected first field', 'X-Spam: no\r\nReceived: from a by b\r\nFrom: a@b.test\r\n\r\n'],
  ])('when it is %s', (_what, source) => {
    expect(reasonOf(source)).toBeNull();
  });
});

describe('a text is not taken for a message', () => {
  it.each([
    ['empty', '', 'empty'],
    ['spaces', '\r\n \r\n\n', 'empty'],
    ['a page', '<!DOCTYPE html>\n<html lang="en">\nFrom: a\nDate: b\n', 'markup'],
    ['a page that begins with a name and a colon', '<html:html>\nFrom: a\nDate: b\n\n', 'markup'],
    ['an answer of a programming interface', '{"error":"ckey"}', 'json'],
    ['a list of one', '["From: a", "Date: b"]', 'json'],
    ['prose', 'Dear Ivan,\nFrom: me\nDate: now\n\n', 'no-header'],
    ['an HTTP header', 'Date: Mon, 23 Nov 2026 10:00:00 GMT\r\nServer: nginx\r\n\r\n', 'not-of-a-message'],
    ['one field of a message', 'Received: from a by b\r\n\r\n', 'not-of-a-message'],
    ['fields of a message in its body alone', 'Server: nginx\r\n\r\nFrom: a\r\nDate: b\r\n\r\n', 'not-of-a-message'],
  ])('when it is %s', (_what, source, reason) => {
    expect(reasonOf(source)).toBe(reason);
  });
});

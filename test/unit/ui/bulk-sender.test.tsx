// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { render } from 'preact';
import { sendsay } from '../../../src/relay/sendsay.ts';
import { inspect } from '../../../src/report/inspect.ts';
import { BulkSenderSection } from '../../../src/ui/report/bulk-sender-section.tsx';
import { speakLanguage } from './render-page.ts';

const settings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };
const SOURCE =
  'Received: from a.example (a.example [192.0.2.1]) by mx.b.example (Postfix) with ESMTP id 1; Mon, 23 Nov 2026 19:46:21 +0000\r\nFrom: a@a.example\r\nDate: x\r\nMessage-ID: <1@a.example>\r\nList-Unsubscribe: <mailto:u@a.example>\r\n\r\n';

beforeEach(() => {
  document.body.replaceChildren();
  speakLanguage('en', 'bulk');
});

test('the rules for bulk senders are shown with a score for each service and a reason for each line', () => {
  render(<BulkSenderSection report={inspect(SOURCE, settings)} />, document.body);
  const gmail = document.querySelector('[data-provider="gmail"]')?.textContent ?? '';
  expect(gmail).toMatch(/^Gmail: \d of \d met/u);
  expect(gmail).toContain('one-click unsubscribe (RFC 8058): missing: List-Unsubscribe has no https address');
  expect(gmail).toContain('SPF passes: unknown: ');
  expect(gmail).toContain('the connection was encrypted: missing: it was not encrypted');
  expect(document.querySelectorAll('[data-provider]')).toHaveLength(5);
});

test('nothing is checked against rules if no server wrote a line', () => {
  render(<BulkSenderSection report={inspect('From: a@a.example\r\nDate: x\r\n\r\n', settings)} />, document.body);
  expect(document.body.textContent).toBe('');
});

// Received lines alone do not show that the message had no List-Unsubscribe.
test('a part of a message is not checked against rules: what is missing simply was not brought', () => {
  render(<BulkSenderSection report={inspect(SOURCE, settings, 'received-lines')} />, document.body);
  expect(document.body.textContent).toBe('');
});

// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { sendsay } from '../../../src/relay/sendsay.ts';
import { inspect } from '../../../src/report/inspect.ts';
import { BulkSenderSection } from '../../../src/ui/report/bulk-sender-section.tsx';
import { showPage, speakLanguage } from './render-page.ts';

const settings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };
const SOURCE =
  'Received: from a.example (a.example [192.0.2.1]) by mx.b.example (Postfix) with ESMTP id 1; Mon, 23 Nov 2026 19:46:21 +0000\r\nFrom: a@a.example\r\nDate: x\r\nMessage-ID: <1@a.example>\r\nList-Unsubscribe: <mailto:u@a.example>\r\n\r\n';

beforeEach(() => speakLanguage('en', 'bulk'));

test('the rules for bulk senders are shown with a score for each service and a reason for each line', async () => {
  await showPage(<BulkSenderSection report={inspect(SOURCE, settings)} />);
  const gmail = document.querySelector('[data-provider="gmail"]')?.textContent ?? '';
  expect(gmail).toMatch(/^Gmail: \d of \d met/u);
  expect(gmail).toContain('one-click unsubscribe (RFC 8058) – missing: List-Unsubscribe has no https address');
  expect(gmail).toContain('SPF passes – unknown: ');
  expect(gmail).toContain('the connection was encrypted – missing: it was not encrypted');
  expect(document.querySelectorAll('[data-provider]')).toHaveLength(5);
});

// Outlook's rules are SPF, DKIM, DMARC and alignment: a signature alone, without a server's results, shows none of them.
test('a service has no score if the header does not show whether any of its rules is kept', async () => {
  const signed = SOURCE.replace(
    'From:',
    'DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s; h=from; bh=eA==; b=eA==\r\nFrom:',
  );
  await showPage(<BulkSenderSection report={inspect(signed, settings)} />);
  expect(document.querySelector('[data-provider="outlook"] summary')?.textContent).toBe(
    'Outlook.com: the header does not say',
  );
  expect(document.body.textContent).not.toContain('0 of 0');
});

test('nothing is checked against rules if no server wrote a line', async () => {
  await showPage(<BulkSenderSection report={inspect('From: a@a.example\r\nDate: x\r\n\r\n', settings)} />);
  expect(document.body.textContent).toBe('');
});

// Received lines alone do not show that the message had no List-Unsubscribe.
test('a part of a message is not checked against rules: what is missing simply was not brought', async () => {
  await showPage(<BulkSenderSection report={inspect(SOURCE, settings, 'received-lines')} />);
  expect(document.body.textContent).toBe('');
});

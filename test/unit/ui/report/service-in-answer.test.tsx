// @vitest-environment jsdom
import { render } from 'preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import { inspect } from '../../../../src/report/inspect.ts';
import { VerdictAnswer } from '../../../../src/ui/report/verdict-answer.tsx';
import { speakLanguage } from '../render-page.ts';

const settings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };

/** A message from this host; its name is confirmed, because Postfix writes only confirmed names. */
const from = (name: string, software = 'Postfix'): string =>
  `Received: from x.example (${name} [198.51.100.7]) by mx.vasilek.test (${software}) with ESMTPS id 4Xyz; Mon, 23 Nov 2026 19:46:21 +0000\r\nFrom: a@b.example\r\n\r\n`;

beforeEach(() => {
  render(null, document.body);
  speakLanguage('en');
});

function headline(source: string): () => string {
  render(<VerdictAnswer report={inspect(source, settings)} profiles={settings.profiles} />, document.body);
  return () => document.querySelector('h1')?.textContent ?? '';
}

test('the answer shows the service that sent the message, once its list is there, by its confirmed name', async () => {
  const text = headline(from('s1.smtp-pulse.com'));
  expect(text()).toBe('No. It came from s1.smtp-pulse.com [198.51.100.7].');
  await vi.waitFor(() => expect(text()).toBe('No. It came from SendPulse (by its confirmed name s1.smtp-pulse.com).'));
  expect(document.querySelector('[data-part="host"]')?.textContent).toContain('198.51.100.7');
});

test('a host of another message never has the previous message’s service', async () => {
  const text = headline(from('s1.smtp-pulse.com'));
  await vi.waitFor(() => expect(text()).toContain('SendPulse'));
  headline(from('mail.lavka.example'));
  expect(text()).not.toContain('SendPulse');
  await vi.waitFor(() => expect(text()).toBe('No. It came from mail.lavka.example [198.51.100.7].'));
  expect(text()).not.toContain('SendPulse');
});

test('an unconfirmed name identifies no service', async () => {
  const text = headline(from('s1.smtp-pulse.com', 'OpenSMTPD'));
  const before = text();
  await import('../../../../src/report/sender-checks.ts');
  await new Promise((resolve) => setTimeout(resolve));
  expect(text()).toBe(before);
});

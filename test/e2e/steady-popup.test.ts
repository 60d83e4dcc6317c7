import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_MESSAGES, readDemoMessage } from '../demo/demo-messages.ts';
import type { Browser, Tab, View } from '../lab/browsers/browser.ts';
import { actOn, readShown } from '../lab/browsers/extension-view.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { type MailDev, startMailDev } from '../lab/servers/maildev.ts';
import { openInMailDev } from '../lab/webmails/maildev-page.ts';
import { launch } from './browser-under-test.ts';

/**
 * A page is good up to 0.1 (https://web.dev/articles/cls). Ours are looked at only briefly, so their limit is lower.
 */
const MOST_SHIFT = 0.05;

/** The answers, for each of which the demo has a message. */
const ANSWERS = ['proven', 'reported', 'contradicted', 'claimed', 'absent', 'undetermined'] as const;

/** The mailbox's server saw a private address and a greeting with a name of its own domain: "yes, if …". */
const CONDITIONAL = [
  'Received: from edge.shop.test (unknown [10.23.0.1])',
  '\tby mail.shop.test (Postfix) with ESMTPS id 4bFq2P0Gk7z1q',
  '\tfor <ivan@shop.test>; Mon, 23 Nov 2026 12:04:12 +0300 (MSK)',
  'Received: from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])',
  '\tby edge.shop.test (Postfix) with ESMTPS id 4bFq2N; Mon, 23 Nov 2026 12:04:10 +0300',
  'From: News <news@shop.example>',
  'To: ivan@shop.test',
  'Subject: Behind address translation',
  'Date: Mon, 23 Nov 2026 12:04:09 +0300',
  'Message-ID: <steady-1@shop.example>',
  '',
  'Hello.',
  '',
].join('\r\n');

const teardown = new Teardown();
let browser: Browser;
let mailDev: MailDev;
let tab: Tab;

beforeAll(async () => {
  mailDev = teardown.add(await startMailDev());
  await mailDev.send([...DEMO_MESSAGES.map(readDemoMessage), Buffer.from(CONDITIONAL)]);
  browser = teardown.add(await launch({ language: 'en' }));
  tab = await browser.open(mailDev.url);
  await tab.waitFor(`document.querySelector('[data-testid="email-list-item"]') !== null`);
});
afterAll(() => teardown.run());

describe('nothing moves in the popup, from its opening until it is complete', () => {
  test.each(ANSWERS)('when the answer is “%s”', async (verdict) => {
    const message = DEMO_MESSAGES.find((each) => each.verdict === verdict);
    await openInMailDev(tab, message?.subject ?? '');
    expect(await verdictAndShift()).toEqual({ verdict, shift: steady() });
  });

  test('when the answer is “yes, if”', async () => {
    await openInMailDev(tab, 'Behind address translation');
    expect(await verdictAndShift()).toEqual({ verdict: 'conditional', shift: steady() });
  });

  test('when no message is open', async () => {
    await tab.goto(mailDev.url);
    await tab.waitFor(`document.querySelector('[data-testid="email-list-item"]') !== null`);
    expect(await verdictAndShift()).toEqual({ verdict: null, shift: steady() });
  });
});

test('a move is measured', async () => {
  const popup = await openPopupOn('Behind address translation');
  await popup.evaluate(`void (document.querySelector('main').style.marginTop = '120px')`);
  const moved: unknown = expect.toSatisfy((shift) => Number(shift) >= MOST_SHIFT);
  expect(await shiftOf(popup)).toEqual(moved);
  await popup.close();
});

test('nothing moves in the inspector when a report replaces the form', async () => {
  const [message] = DEMO_MESSAGES;
  if (message === undefined) throw new Error('The demo has no message');
  const popup = await openPopupOn(message.subject);
  const report = await browser.tabOpenedBy(() => actOn(popup, '[data-action="inspector"]'), /inspector\.html[?#]/u);
  await report.waitFor(`document.querySelector('[data-part="share"]') !== null`);
  expect(await shiftOf(report)).toEqual(steady());
  await report.close();
});

async function openPopupOn(subject: string): Promise<View> {
  await openInMailDev(tab, subject);
  const popup = await tab.clickToolbarButton();
  await readShown(popup);
  return popup;
}

async function verdictAndShift(): Promise<unknown> {
  const popup = await tab.clickToolbarButton();
  const { verdict } = await readShown(popup);
  await popup.waitFor(`document.querySelector('[data-part="site-check"]') !== null`);
  const shift = await shiftOf(popup);
  await popup.close();
  return { verdict, shift };
}

/**
 * How far everything moved (Layout Instability, which only Chromium measures). The click on the toolbar button counts as
 * recent input, but does not excuse later movement.
 */
async function shiftOf(view: View): Promise<unknown> {
  return view.evaluate(`(async () => {
    const shifts = [];
    new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
    // What was drawn last is laid out, measured and reported within two frames each.
    for (let frame = 0; frame < 6; frame += 1) await new Promise((done) => requestAnimationFrame(done));
    return shifts.reduce((sum, { value }) => sum + value, 0);
  })()`);
}

function steady(): unknown {
  return expect.toSatisfy((shift) => Number(shift) < MOST_SHIFT);
}

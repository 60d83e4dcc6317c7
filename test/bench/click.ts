/**
 * From the click on the toolbar button to the painted answer, in a real Chromium on a real MailDev, alternating with a
 * bare extension that fetches the same source and prints its length: the limit of what any extension can reach.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEMO_MESSAGES, readDemoMessage } from '../demo/demo-messages.ts';
import type { Tab } from '../lab/browsers/browser.ts';
import { launchBrowser } from '../lab/browsers/launch.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { startMailDev } from '../lab/servers/maildev.ts';
import { openInMailDev } from '../lab/webmails/maildev-page.ts';
import type { STAGES } from '../../src/ui/popup/stages.ts';
import { median } from './measure.ts';

export const CLICKS = 40;

/** The first clicks compile and cache; they are not counted. */
const WARM_UP = 3;

const BARE = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'Bare',
    version: '1',
    action: { default_popup: 'popup.html' },
    permissions: ['activeTab', 'scripting'],
  }),
  'popup.html': '<!doctype html><meta charset="utf-8"><script type="module" src="popup.js"></script><body></body>',
  'popup.js': `const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
const [{ result }] = await chrome.scripting.executeScript({
  target: { tabId: tab.id },
  func: async () => {
    const id = document.querySelector('[data-testid="email-viewer"]').dataset.emailId;
    const answer = await fetch(new URL('api/email/' + id + '/source', document.baseURI));
    return answer.text();
  },
});
document.body.textContent = String(result.length);
requestAnimationFrame(() => setTimeout(() => performance.mark('painted')));
`,
};

/** Medians in milliseconds after the popup was opened. */
export interface ClickTimes {
  readonly stages: Readonly<Record<(typeof STAGES)[number], number>>;
  readonly bare: number;
}

/** Needs the Chrome build; throws a plain sentence if there is no Chromium. The two alternate. */
export async function measureClicks(): Promise<ClickTimes> {
  const teardown = new Teardown();
  try {
    const [message] = DEMO_MESSAGES;
    if (message === undefined) throw new Error('The demo has no message');
    const mailDev = teardown.add(await startMailDev());
    await mailDev.send([readDemoMessage(message)]);
    const bare = mkdtempSync(path.join(tmpdir(), 'relay-inspector-bare-'));
    teardown.add({ stop: async () => rmSync(bare, { recursive: true, force: true }) });
    for (const [file, text] of Object.entries(BARE)) writeFileSync(path.join(bare, file), text);

    const open = async (extension: string): Promise<Tab> => {
      const browser = teardown.add(await launchBrowser('chromium', { extension, language: 'en' }));
      const tab = await browser.open(mailDev.url);
      await openInMailDev(tab, message.subject);
      return tab;
    };
    const tabs = {
      ours: await open(path.resolve(import.meta.dirname, '../../dist/chrome')),
      bare: await open(bare),
    };
    const rounds: { readonly ours: Marks; readonly bare: Marks }[] = [];
    for (let click = 0; click < WARM_UP + CLICKS; click++) {
      const round = { ours: await clickOnce(tabs.ours), bare: await clickOnce(tabs.bare) };
      if (click >= WARM_UP) rounds.push(round);
    }
    const stage = (name: string): number => median(rounds.map(({ ours }) => ours[name] ?? Number.NaN));
    return {
      stages: {
        script: stage('script'),
        source: stage('source'),
        judged: stage('judged'),
        painted: stage('painted'),
      },
      bare: median(rounds.map((round) => round.bare['painted'] ?? Number.NaN)),
    };
  } finally {
    await teardown.run();
  }
}

type Marks = Readonly<Record<string, number>>;

async function clickOnce(tab: Tab): Promise<Marks> {
  const popup = await tab.clickToolbarButton();
  await popup.waitFor(`performance.getEntriesByName('painted').length > 0`);
  const found = await popup.evaluate(
    `Object.fromEntries(performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime]))`,
  );
  await popup.close();
  if (typeof found !== 'object' || found === null) throw new Error('The popup has no marks');
  return Object.fromEntries(Object.entries(found).map(([name, time]) => [name, Number(time)]));
}

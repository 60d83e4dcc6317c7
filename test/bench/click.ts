/**
 * From the click on the toolbar button to the painted answer, in a real Chromium on a real MailDev, alternating with a
 * bare extension that fetches the same source and prints its length: the limit of what any extension can reach.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
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

/** What the previous popup still does while it is being closed would be counted as the next one's time. */
const REST_MILLISECONDS = 300;

const BARE_MANIFEST = {
  manifest_version: 3,
  name: 'Bare',
  version: '1',
  action: { default_popup: 'popup.html' },
  permissions: ['activeTab', 'scripting'],
};

const BARE = {
  'manifest.json': JSON.stringify(BARE_MANIFEST),
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

/**
 * The same with a background script, like ours: the browser then keeps a process for the extension, and need not start one.
 */
const BARE_WITH_BACKGROUND = {
  ...BARE,
  'manifest.json': JSON.stringify({ ...BARE_MANIFEST, background: { service_worker: 'background.js' } }),
  'background.js': '// Nothing but a process.',
};

/** Medians in milliseconds after the popup was opened. */
export interface ClickTimes {
  readonly stages: Readonly<Record<(typeof STAGES)[number], number>>;
  readonly bare: number;
  readonly bareWithBackground: number;
}

/** Needs the Chrome build; throws an error in plain words if there is no Chromium. The two alternate. */
export async function measureClicks(): Promise<ClickTimes> {
  const teardown = new Teardown();
  try {
    const [message] = DEMO_MESSAGES;
    if (message === undefined) throw new Error('The demo has no message');
    const mailDev = teardown.add(await startMailDev());
    await mailDev.send([readDemoMessage(message)]);
    const folderOf = (files: Readonly<Record<string, string>>): string => {
      const folder = mkdtempSync(path.join(tmpdir(), 'relay-inspector-bare-'));
      teardown.add({ stop: async () => rmSync(folder, { recursive: true, force: true }) });
      for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
      return folder;
    };
    const open = async (extension: string): Promise<Tab> => {
      const browser = teardown.add(await launchBrowser('chromium', { extension, language: 'en' }));
      const tab = await browser.open(mailDev.url);
      await openInMailDev(tab, message.subject);
      return tab;
    };
    const tabs = {
      ours: await open(path.resolve(import.meta.dirname, '../../dist/chrome')),
      bare: await open(folderOf(BARE)),
      bareWithBackground: await open(folderOf(BARE_WITH_BACKGROUND)),
    };
    const marks: Record<keyof typeof tabs, Marks[]> = { ours: [], bare: [], bareWithBackground: [] };
    const order = ['ours', 'bare', 'bareWithBackground'] as const;
    for (let click = 0; click < WARM_UP + CLICKS; click++) {
      // Each of the two goes first in every second round.
      for (const name of click % 2 === 0 ? order : order.toReversed()) {
        await setTimeout(REST_MILLISECONDS);
        const found = await clickOnce(tabs[name]);
        if (click >= WARM_UP) marks[name].push(found);
      }
    }
    const medianOf = (name: keyof typeof tabs, stage: string): number =>
      median(marks[name].map((found) => found[stage] ?? Number.NaN));
    const stage = (name: string): number => medianOf('ours', name);
    return {
      stages: {
        script: stage('script'),
        source: stage('source'),
        judged: stage('judged'),
        painted: stage('painted'),
      },
      bare: medianOf('bare', 'painted'),
      bareWithBackground: medianOf('bareWithBackground', 'painted'),
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

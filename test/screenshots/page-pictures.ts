import { readDemoMessage } from '../demo/demo-messages.ts';
import type { Tab } from '../lab/browsers/browser.ts';
import { MESSAGE_OF_VERDICT } from './popup-pictures.ts';
import { demoMessage, type Stage } from './stage.ts';

/** Settings that nobody would store by hand: part of them is usable, and the page says which part is not. */
const DAMAGED_SETTINGS = {
  version: 1,
  profiles: [{ id: 'own', title: 'Own relay', hostSuffixes: ['relay.example'], networks: ['203.0.113.0/33'] }],
  theme: 'purple',
};

/** Every state of the inspector, the guide and the settings. */
export async function takePagePictures(stage: Stage): Promise<void> {
  await takeInspector(stage);
  await takeGuide(stage);
  await takeSettings(stage);
}

async function takeInspector(stage: Stage): Promise<void> {
  const intake = await stage.openPage('inspector.html');
  await stage.pictureOfPage(intake, 'inspector-intake');
  await intake.evaluate(`void (document.querySelector('[data-part="paste"]').value = 'Dear Ivan, thank you!')`);
  await intake.click('[data-action="inspect"]');
  await intake.waitFor(`document.querySelector('main').dataset.state === 'failure'`);
  await stage.pictureOfPage(intake, 'inspector-failure');
  await intake.close();

  await takeQuoted(stage);
  const top = await openReport(stage, MESSAGE_OF_VERDICT.proven);
  await top.screenshot(stage.fileOf('inspector-proven'));
  await top.close();
  for (const verdict of ['reported', 'contradicted'] as const) {
    const report = await openReport(stage, MESSAGE_OF_VERDICT[verdict]);
    await stage.pictureOfPage(report, `inspector-${verdict}`);
    await report.close();
  }
}

/** A source as it arrives in a mail: quoted, below a greeting. */
async function takeQuoted(stage: Stage): Promise<void> {
  const source = new TextDecoder().decode(readDemoMessage(demoMessage(MESSAGE_OF_VERDICT.proven)));
  const mail = `Could you have a look at this?\n\n${source.replaceAll(/^/gm, '> ')}`;
  const inspector = await stage.openPage('inspector.html');
  await inspector.evaluate(`void (document.querySelector('[data-part="paste"]').value = ${JSON.stringify(mail)})`);
  await inspector.click('[data-action="inspect"]');
  await inspector.waitFor(`document.querySelector('[data-part="brought-notes"]') !== null`);
  await inspector.waitFor(`document.querySelector('[data-part="share"]') !== null`);
  // Until the subject and the people are read from the source, dashes hold their places.
  await inspector.waitFor(`document.querySelector('[data-part="summary"] dd').innerText !== '—'`);
  await inspector.resize(1024, 800);
  await inspector.screenshot(stage.fileOf('inspector-quoted'));
  await inspector.close();
}

/** The inspector, opened from the popup by "Full report". */
export async function openReport(stage: Stage, message: string): Promise<Tab> {
  const popup = await stage.askAbout(message);
  const click = `document.querySelector('[data-action="inspector"]').click()`;
  const report = await stage.browser.tabOpenedBy(() => popup.evaluate(click), /inspector\.html[?#]/u);
  await report.waitFor(`document.querySelector('[data-part="timeline"], [data-part="raw-source"]') !== null`);
  await report.waitFor(`document.querySelector('[data-part="share"]') !== null`);
  return report;
}

async function takeGuide(stage: Stage): Promise<void> {
  const guide = await stage.openPage('guide.html');
  await stage.pictureOfPage(guide, 'guide');
  await guide.close();
}

async function takeSettings(stage: Stage): Promise<void> {
  const settings = await stage.openPage('options.html');
  await settings.waitFor(`document.querySelector('[data-part="relays"]') !== null`);
  await stage.pictureOfPage(settings, 'settings');

  await settings.click('[data-action="add-relay"]');
  await settings.waitFor(`document.querySelector('[data-part="relay-form"]') !== null`);
  await settings.click('[data-part="relay-form"] [type="submit"]');
  await settings.waitFor(`document.querySelector('[data-part="relay-form"] [aria-invalid="true"]') !== null`);
  await stage.pictureOfPage(settings, 'settings-relay-with-problems');

  await settings.evaluate(`chrome.storage.local.set(${JSON.stringify({ settings: DAMAGED_SETTINGS })})`);
  await settings.goto(await settings.url());
  await settings.waitFor(`document.querySelector('[data-part="repairs"]') !== null`);
  await stage.pictureOfPage(settings, 'settings-repaired');
  await settings.evaluate('Promise.all([chrome.storage.local.clear(), chrome.storage.sync.clear()])');
  await settings.close();
}

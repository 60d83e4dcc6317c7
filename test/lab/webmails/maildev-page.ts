import type { Tab } from '../browsers/browser.ts';
import { clickOn, elementWith } from './driven-webmail.ts';

/** Opens a message of MailDev 2 as a person does: a click on its line in the list. Waits until it is on the screen. */
export async function openInMailDev2(tab: Tab, subject: string): Promise<void> {
  await clickOn(tab, elementWith('a.email-item-link', subject));
  await tab.waitFor(
    `location.hash.startsWith('#/email/') && ${elementWith('.email-meta .subject', subject)} !== undefined`,
  );
}

/** Opens a message of MailDev 3 as a person does: a click on its line in the list. Waits until it is on the screen. */
export async function openInMailDev(tab: Tab, subject: string): Promise<void> {
  const line = `[...document.querySelectorAll('[data-testid="email-list-item"]')].find((item) => item.textContent.includes(${JSON.stringify(subject)}))`;
  await tab.waitFor(`${line} !== undefined`);
  const id = await tab.evaluate(`(() => { const line = ${line}; line.click(); return line.dataset.emailId; })()`);
  await tab.waitFor(
    `document.querySelector('[data-testid="email-viewer"]')?.dataset.emailId === ${JSON.stringify(id)}`,
  );
}

import path from 'node:path';
import { readShown } from '../lab/browsers/extension-view.ts';
import { launchBrowser } from '../lab/browsers/launch.ts';
import { FIXTURE_HOSTS, FIXTURE_WEBMAILS } from '../lab/fixture-webmails/all.ts';
import { deliveredSource } from '../lab/fixture-webmails/delivered-mail.ts';
import { FixtureServer } from '../lab/fixture-webmails/fixture-server.ts';
import { makeLabCertificate } from '../lab/servers/lab-certificate.ts';
import { FixturePage } from '../lab/webmails/fixture-page.ts';
import type { Look } from './stage.ts';

/** The popup over each webmail that is played at its own host name (test/lab/fixture-webmails). */
export async function takeWebmailPictures(extension: string, look: Look, pictures: string): Promise<void> {
  const certificate = makeLabCertificate();
  const server = await FixtureServer.start(FIXTURE_WEBMAILS, certificate, deliveredSource);
  const browser = await launchBrowser('chromium', { extension, trusts: certificate, ...look });
  try {
    for (const host of FIXTURE_HOSTS) browser.network.standIn(host, server.port);
    const pictured = new Set<string>();
    for (const webmail of FIXTURE_WEBMAILS) {
      // One that is played in two ways is shown only once.
      if (pictured.has(webmail.id)) continue;
      pictured.add(webmail.id);
      const { tab } = await FixturePage.open(browser, server, webmail);
      const popup = await tab.clickToolbarButton();
      const { state } = await readShown(popup);
      // What follows the answer: whose message it is, and the offer for the site.
      if (state === 'report') {
        await popup.waitFor(`document.querySelector('[data-part="message"]') !== null`);
        await popup.waitFor(`document.querySelector('[data-part="site-check"]') !== null`);
      }
      await popup.waitFor(`document.querySelector('[data-action="report-webmail"]') !== null`);
      const name = `webmail-${webmail.id}-${look.language}-${look.colourScheme}.png`;
      await popup.screenshot(path.join(pictures, name));
      await popup.close();
      await tab.close();
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

/**
 * The script of a page whose messages are checked automatically: it follows which message is open and has the
 * background judge it. The background shows the answer on the toolbar button, and this script shows it near the
 * subject.
 */
import { AutomaticChecks } from './automatic-checks-in-page.ts';
import { findMessaging } from './content-runtime.ts';
import { receiveWebmails } from './further-webmails-handover.ts';
import { replaceEarlier } from './single-instance.ts';

const runtime = findMessaging(globalThis);
if (runtime !== null) {
  replaceEarlier(globalThis, 'automatic-checks', () => {
    const checks = new AutomaticChecks(runtime);
    receiveWebmails(globalThis, 'automatic-checks', (webmails) => checks.addWebmails(webmails));
    return () => checks.stop();
  });
}

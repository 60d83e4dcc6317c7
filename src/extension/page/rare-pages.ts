/**
 * The third script of a page, injected with the second: test inboxes, and the reader of pages that no webmail claims.
 */
import { TEST_INBOXES } from '../../webmail/webmails/test-inboxes.ts';
import { sourcesOnPage } from '../../webmail/reader/unknown-page.ts';
import { handOverWebmails } from './further-webmails-handover.ts';

handOverWebmails(globalThis, TEST_INBOXES, sourcesOnPage);

/**
 * The second script of a page, injected only where content.js does not know the webmail: the adapters of all others. So a
 * click on Gmail does not pay for thirty test inboxes and groupwares.
 */
import { FURTHER_WEBMAILS } from '../../webmail/webmails/further-webmails.ts';
import { handOverWebmails } from './further-webmails-handover.ts';

handOverWebmails(globalThis, FURTHER_WEBMAILS);

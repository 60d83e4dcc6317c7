/**
 * The second script of a page, injected only if content.js does not know the webmail: the adapters of all other
 * services. So a click on Gmail does not load a dozen groupware products.
 */
import { MAIL_SERVICES } from '../../webmail/webmails/mail-services.ts';
import { handOverWebmails } from './further-webmails-handover.ts';

handOverWebmails(globalThis, MAIL_SERVICES);

import type { Webmail } from '../contract/adapter.ts';
import { MAIL_SERVICES } from './mail-services.ts';
import { TEST_INBOXES } from './test-inboxes.ts';

/** Every webmail that is not in content.js. */
export const FURTHER_WEBMAILS: readonly Webmail[] = [...MAIL_SERVICES, ...TEST_INBOXES];

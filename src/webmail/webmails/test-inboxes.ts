import type { Webmail } from '../contract/adapter.ts';
import { inbucket } from './inbucket.ts';
import { mailcatcher } from './mailcatcher.ts';
import { maildev } from './maildev.ts';
import { mailhog } from './mailhog.ts';
import { mailpit } from './mailpit.ts';
import { mailtrap } from './mailtrap.ts';
import { smtp4dev } from './smtp4dev.ts';
import { wildduck } from './wildduck.ts';

/** Inboxes in which developers look at what their programs send. */
export const TEST_INBOXES: readonly Webmail[] = [
  mailtrap,
  maildev,
  mailpit,
  mailhog,
  smtp4dev,
  inbucket,
  wildduck,
  mailcatcher,
];

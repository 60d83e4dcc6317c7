import type { Webmail } from './adapter.ts';
import { hordeImp } from './horde-imp.ts';
import { mailhog } from './mailhog.ts';
import { mailpit } from './mailpit.ts';
import { nextcloudMail } from './nextcloud-mail.ts';
import { snappymail } from './snappymail.ts';
import { sogo } from './sogo.ts';
import { zimbra } from './zimbra.ts';

/** Every webmail that content.js does not bring itself, those with an address of their own first (registry.ts). */
export const FURTHER_WEBMAILS: readonly Webmail[] = [
  sogo,
  hordeImp,
  zimbra,
  nextcloudMail,
  snappymail,
  mailpit,
  mailhog,
];

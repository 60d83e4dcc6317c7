import type { Webmail } from './adapter.ts';
import { hordeImp } from './horde-imp.ts';
import { mailhog } from './mailhog.ts';
import { mailpit } from './mailpit.ts';
import { nextcloudMail } from './nextcloud-mail.ts';
import { openXchange } from './open-xchange.ts';
import { owa } from './outlook/owa.ts';
import { proton } from './proton.ts';
import { snappymail } from './snappymail.ts';
import { sogo } from './sogo.ts';
import { zimbra } from './zimbra.ts';
import { zoho } from './zoho.ts';

/** Every webmail that content.js does not bring itself, those with an address of their own first (registry.ts). */
export const FURTHER_WEBMAILS: readonly Webmail[] = [
  proton,
  zoho,
  sogo,
  hordeImp,
  zimbra,
  nextcloudMail,
  snappymail,
  openXchange,
  owa,
  mailpit,
  mailhog,
];

import type { Webmail } from '../contract/adapter.ts';
import { afterlogic, fastmail, gmx, grommunio, hey, icloud, tuta } from './by-hand-webmails.ts';
import { cypht } from './cypht.ts';
import { hordeImp } from './horde-imp.ts';
import { nextcloudMail } from './nextcloud-mail.ts';
import { openXchange } from './open-xchange.ts';
import { outlook } from './outlook/outlook.ts';
import { owa } from './outlook/owa.ts';
import { proton } from './proton.ts';
import { snappymail } from './snappymail.ts';
import { sogo } from './sogo.ts';
import { aol, yahoo } from './yahoo.ts';
import { zimbra } from './zimbra.ts';
import { zoho } from './zoho.ts';

/**
 * Mail services and groupware that are not in content.js. Outlook comes before OWA, which has the same path and cookie.
 */
export const MAIL_SERVICES: readonly Webmail[] = [
  outlook,
  yahoo,
  aol,
  proton,
  zoho,
  fastmail,
  tuta,
  hey,
  icloud,
  gmx,
  sogo,
  hordeImp,
  zimbra,
  nextcloudMail,
  snappymail,
  openXchange,
  owa,
  cypht,
  grommunio,
  afterlogic,
];

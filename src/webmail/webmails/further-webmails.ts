import type { Webmail } from '../contract/adapter.ts';
import { afterlogic, fastmail, gmx, grommunio, hey, icloud, tuta } from './by-hand-webmails.ts';
import { cypht } from './cypht.ts';
import { hordeImp } from './horde-imp.ts';
import { inbucket } from './inbucket.ts';
import { maildev } from './maildev.ts';
import { mailhog } from './mailhog.ts';
import { mailpit } from './mailpit.ts';
import { mailtrap } from './mailtrap.ts';
import { nextcloudMail } from './nextcloud-mail.ts';
import { openXchange } from './open-xchange.ts';
import { owa } from './outlook/owa.ts';
import { proton } from './proton.ts';
import { smtp4dev } from './smtp4dev.ts';
import { snappymail } from './snappymail.ts';
import { sogo } from './sogo.ts';
import { wildduck } from './wildduck.ts';
import { zimbra } from './zimbra.ts';
import { zoho } from './zoho.ts';

/** Every webmail that content.js does not bring itself, those with an address of their own first (registry.ts). */
export const FURTHER_WEBMAILS: readonly Webmail[] = [
  proton,
  zoho,
  fastmail,
  tuta,
  hey,
  icloud,
  gmx,
  mailtrap,
  sogo,
  hordeImp,
  zimbra,
  nextcloudMail,
  snappymail,
  openXchange,
  owa,
  maildev,
  mailpit,
  mailhog,
  smtp4dev,
  inbucket,
  wildduck,
  cypht,
  grommunio,
  afterlogic,
];

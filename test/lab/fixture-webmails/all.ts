import { afterlogic, fastmail, gmx, grommunio, hey, icloud, kopano, tuta } from './by-hand-webmails.ts';
import type { FixtureWebmail } from './fixture-webmail.ts';
import { gmail } from './gmail.ts';
import { mailru, mailruDownload, mailruElsewhere } from './mailru.ts';
import { nextcloud } from './nextcloud.ts';
import { openXchange } from './open-xchange.ts';
import { outlook } from './outlook.ts';
import { owa } from './owa.ts';
import { proton } from './proton.ts';
import { rambler } from './rambler.ts';
import { cypht, inbucket, mailcatcher, mailtrap, smtp4dev, wildduck } from './small-webmails.ts';
import { rainloop, snappymail } from './snappymail.ts';
import { mailhog, mailpit } from './test-inboxes.ts';
import { aol, yahoo } from './yahoo.ts';
import { yandex, yandex360 } from './yandex.ts';
import { zimbra } from './zimbra.ts';
import { zoho } from './zoho.ts';

/** Every webmail that is played because it cannot run in the lab. */
export const FIXTURE_WEBMAILS: readonly FixtureWebmail[] = [
  gmail,
  yandex,
  yandex360,
  mailru,
  mailruDownload,
  mailruElsewhere,
  outlook,
  rambler,
  yahoo,
  aol,
  zimbra,
  nextcloud,
  snappymail,
  rainloop,
  proton,
  zoho,
  owa,
  openXchange,
  mailpit,
  mailhog,
  smtp4dev,
  inbucket,
  wildduck,
  cypht,
  mailtrap,
  mailcatcher,
  fastmail,
  tuta,
  hey,
  grommunio,
  kopano,
  afterlogic,
  icloud,
  gmx,
];

/** Every host at which they are played. */
export const FIXTURE_HOSTS: readonly string[] = FIXTURE_WEBMAILS.flatMap(({ host, otherHosts = [] }) => [
  host,
  ...otherHosts,
]);

import { afterAll, beforeAll } from 'vitest';
import type { Browser } from '../lab/browsers/browser.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { startDovecot } from '../lab/servers/dovecot.ts';
import { type Roundcube, type Skin, startRoundcube } from '../lab/servers/roundcube.ts';
import { RoundcubePage } from '../lab/webmails/roundcube-page.ts';
import { BROWSER, launch } from './browser-under-test.ts';

const IVAN = { user: 'ivan', password: 'ivanpass' };

/** A folder name that IMAP and Roundcube's addresses write in modified UTF-7. */
export const RUSSIAN_FOLDER = 'Входящие тесты';

/** A skin is a different page, whatever the browser: the old one is tried in Chromium. */
export const SKINS: readonly Skin[] = BROWSER === 'chromium' ? ['elastic', 'larry'] : ['elastic'];

/** A signed-in Roundcube in the browser under test. */
export interface RoundcubeLab {
  readonly browser: Browser;
  readonly roundcube: Roundcube;
  readonly page: RoundcubePage;
}

/**
 * Registers the start and end of a real Roundcube with Dovecot, and of the browser, for the tests of one file.
 *
 * @param mail which messages are in which folder, in the order of delivery
 * @param options language of the browser, which Roundcube follows; `start` starts the browser
 * @returns the lab, once the tests run
 */
export function useRoundcube(
  skin: Skin,
  mail: Readonly<Record<string, readonly Uint8Array[]>>,
  { language = 'en', start = launch }: { readonly language?: 'en' | 'ru'; readonly start?: typeof launch } = {},
): () => RoundcubeLab {
  const teardown = new Teardown();
  let lab: RoundcubeLab | undefined;
  beforeAll(async () => {
    const dovecot = teardown.add(await startDovecot([IVAN], [RUSSIAN_FOLDER]));
    for (const [folder, messages] of Object.entries(mail)) dovecot.deliver(IVAN.user, folder, messages);
    const roundcube = teardown.add(await startRoundcube(dovecot.imapPort, skin));
    const browser = teardown.add(await start({ language }));
    lab = { browser, roundcube, page: await RoundcubePage.signIn(browser, roundcube.url, IVAN) };
  });
  afterAll(() => teardown.run());
  return () => {
    if (lab === undefined) throw new Error('The lab is there only while a test runs');
    return lab;
  };
}

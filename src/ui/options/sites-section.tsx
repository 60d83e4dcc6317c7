import { useEffect, useRef, useState } from 'preact/hooks';
import type { Site } from '../../extension/settings/site-access.ts';
import { parseSite } from '../../extension/settings/parse-site.ts';
import type { Settings } from '../../extension/settings/settings.ts';
import { type Sentence, title } from '../../report/wording/sentence.ts';
import { HostText } from '../kit/host-text.tsx';
import { SentenceText } from '../kit/say.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { type WordKey, say } from '../kit/words.ts';
import type { Save, SiteServices } from './options-services.ts';
import { SiteForm } from './site-form.tsx';

const STATE_WORDS = {
  on: 'options_site_on',
  blocked: 'options_site_blocked',
  off: 'options_site_off',
} as const satisfies Record<Site['state'], WordKey>;

interface SitesSectionProps {
  readonly settings: Settings;
  readonly sites: SiteServices;
  readonly save: Save;
}

/** Where messages are checked without a click: what is allowed, the ways to grant and revoke it, and the chip. */
export function SitesSection({ settings, sites, save }: SitesSectionProps) {
  const [list, setList] = useState<readonly Site[]>([]);
  const [spare, setSpare] = useState<readonly string[]>([]);
  const [said, setSaid] = useState<Sentence | null>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const { automaticSites } = settings;
  useEffect(() => {
    const load = (): void => {
      void sites.checkedSites().then(setList);
      void sites.spareAccess().then(setSpare);
    };
    load();
    return sites.observeAccess(load);
  }, [sites, automaticSites]);

  const tell = (key: WordKey, site: string): void => setSaid({ key, values: { site: title(site) } });
  // The pressed button disappears with its entry, so the focus needs a new place.
  const tellAfterRemoval = (key: WordKey, site: string): void => {
    tell(key, site);
    status.current?.focus();
  };
  // The browser only asks for permission directly after a click, so nothing may come in between.
  const start = (origin: string): void => {
    setSaid(null);
    sites.startChecking(origin).then(
      (allowed) => tell(allowed ? 'options_site_started' : 'options_site_refused', hostOf(origin)),
      () => tell('options_save_failed', ''),
    );
  };
  const stop = (origin: string): void => {
    setSaid(null);
    sites.stopChecking(origin).then(
      () => tellAfterRemoval('options_site_stopped', hostOf(origin)),
      () => tell('options_save_failed', ''),
    );
  };
  const giveBack = (pattern: string): void => {
    void sites.giveBack(pattern).then(() => tellAfterRemoval('options_site_given_back', pattern));
  };

  return (
    <section data-part="sites">
      <h2>{say('options_sites_title')}</h2>
      <p>{say('options_sites_hint')}</p>
      <ul class="sites">
        {list.map(({ origin, state }) => (
          <li key={origin} data-site={origin} data-site-state={state}>
            <span id={`site:${origin}`}>
              <HostText host={hostOf(origin)} />
            </span>
            <span class="relay-note">{say(STATE_WORDS[state])}</span>
            <span class="actions">
              {state !== 'on' && (
                <button
                  type="button"
                  class="small-button"
                  data-action="start-site"
                  id={`start:${origin}`}
                  aria-labelledby={`start:${origin} site:${origin}`}
                  onClick={() => start(origin)}
                >
                  {say('options_site_allow')}
                </button>
              )}
              <button
                type="button"
                class="small-button"
                data-action="stop-site"
                id={`stop:${origin}`}
                aria-labelledby={`stop:${origin} site:${origin}`}
                onClick={() => stop(origin)}
              >
                {say('options_site_stop')}
              </button>
            </span>
          </li>
        ))}
        {spare.map((pattern) => (
          <li key={pattern} data-access={pattern}>
            <code id={`access:${pattern}`}>
              <VisibleText text={pattern} />
            </code>
            <span class="relay-note">{say('options_site_spare')}</span>
            <span class="actions">
              <button
                type="button"
                class="small-button"
                data-action="give-back"
                id={`give-back:${pattern}`}
                aria-labelledby={`give-back:${pattern} access:${pattern}`}
                onClick={() => giveBack(pattern)}
              >
                {say('options_site_give_back')}
              </button>
            </span>
          </li>
        ))}
      </ul>
      <SiteForm parse={parseSite} start={start} />
      <p role="status" data-part="sites-said" ref={status} tabIndex={-1}>
        {said !== null && <SentenceText sentence={said} />}
      </p>
      <label class="check">
        <input
          type="checkbox"
          name="chip"
          checked={settings.chip}
          onChange={(event) => {
            const { checked } = event.currentTarget;
            void save((before) => ({ ...before, chip: checked }));
          }}
        />
        {say('options_chip')}
      </label>
      <p class="form-hint">{say('options_chip_hint')}</p>
    </section>
  );
}

/** "mail.example.com", with a port that is not the protocol's own. */
function hostOf(origin: string): string {
  return new URL(origin).host;
}

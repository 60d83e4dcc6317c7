import { useEffect, useRef, useState } from 'preact/hooks';
import type { Site } from '../../extension/settings/site-access.ts';
import { parseSite } from '../../extension/settings/parse-site.ts';
import type { Settings } from '../../extension/settings/settings.ts';
import { type Sentence, title } from '../../report/wording/sentence.ts';
import { SentenceText } from '../kit/say.tsx';
import { type WordKey, say } from '../kit/words.ts';
import type { Save, SiteServices } from './options-services.ts';
import { CheckedSite, SpareAccess } from './site-entry.tsx';
import { SiteForm } from './site-form.tsx';

interface SitesSectionProps {
  readonly settings: Settings;
  readonly sites: SiteServices;
  readonly save: Save;
}

/** Where messages are checked without a click: what is allowed, the ways to grant and revoke it, and the chip. */
export function SitesSection({ settings, sites, save }: SitesSectionProps) {
  const { list, spare } = useSiteLists(sites, settings.automaticSites);
  const status = useRef<HTMLParagraphElement>(null);
  const { said, start, stop, giveBack } = useSiteActions(sites, () => status.current?.focus());
  return (
    <section data-part="sites">
      <h2>{say('options_sites_title')}</h2>
      <p>{say('options_sites_hint')}</p>
      <ul class="sites">
        {list.map((site) => (
          <CheckedSite key={site.origin} site={site} start={start} stop={stop} />
        ))}
        {spare.map((pattern) => (
          <SpareAccess key={pattern} pattern={pattern} giveBack={giveBack} />
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

/**
 * The sites, and the other access that the browser allows. Both are loaded again whenever the user's choice or the
 * access changes.
 */
function useSiteLists(sites: SiteServices, wished: Settings['automaticSites']) {
  const [list, setList] = useState<readonly Site[]>([]);
  const [spare, setSpare] = useState<readonly string[]>([]);
  useEffect(() => {
    const load = (): void => {
      void sites.checkedSites().then(setList);
      void sites.spareAccess().then(setSpare);
    };
    load();
    return sites.observeAccess(load);
  }, [sites, wished]);
  return { list, spare };
}

/** The actions for a site, and the sentence about their result. */
function useSiteActions(sites: SiteServices, focusSaid: () => void) {
  const [said, setSaid] = useState<Sentence | null>(null);
  const tell = (key: WordKey, site: string): void => setSaid({ key, values: { site: title(site) } });
  const tellFailure = (): void => tell('options_save_failed', '');
  // The pressed button disappears with its entry, so the focus needs a new place.
  const tellAfterRemoval = (key: WordKey, site: string): void => {
    tell(key, site);
    focusSaid();
  };
  // The browser only asks for permission directly after a click, so nothing may come in between.
  const start = (origin: string): void => {
    setSaid(null);
    sites
      .startChecking(origin)
      .then(
        (allowed) => tell(allowed ? 'options_site_started' : 'options_site_refused', new URL(origin).host),
        tellFailure,
      );
  };
  const stop = (origin: string): void => {
    setSaid(null);
    sites.stopChecking(origin).then(() => tellAfterRemoval('options_site_stopped', new URL(origin).host), tellFailure);
  };
  const giveBack = (pattern: string): void => {
    setSaid(null);
    sites.giveBack(pattern).then(() => tellAfterRemoval('options_site_given_back', pattern), tellFailure);
  };
  return { said, start, stop, giveBack };
}

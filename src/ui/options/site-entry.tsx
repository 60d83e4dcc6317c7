import type { Site } from '../../extension/settings/site-access.ts';
import { HostText } from '../kit/host-text.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { type WordKey, say } from '../kit/words.ts';

const STATE_WORDS = {
  on: 'options_site_on',
  blocked: 'options_site_blocked',
  off: 'options_site_off',
} as const satisfies Record<Site['state'], WordKey>;

interface CheckedSiteProps {
  readonly site: Site;
  readonly start: (origin: string) => void;
  readonly stop: (origin: string) => void;
}

/** A site that the user wants to be checked, and whether the browser allows it. */
export function CheckedSite({ site: { origin, state }, start, stop }: CheckedSiteProps) {
  const name = `site:${origin}`;
  return (
    <li data-site={origin} data-site-state={state}>
      <span id={name}>
        {/* With a port that is not the protocol's own. */}
        <HostText host={new URL(origin).host} />
      </span>
      <span class="relay-note">{say(STATE_WORDS[state])}</span>
      <span class="actions">
        {state !== 'on' && (
          <EntryButton action="start-site" word="options_site_allow" entry={name} press={() => start(origin)} />
        )}
        <EntryButton action="stop-site" word="options_site_stop" entry={name} press={() => stop(origin)} />
      </span>
    </li>
  );
}

interface SpareAccessProps {
  /** A match pattern that the browser allows, but that no site needs. */
  readonly pattern: string;
  readonly giveBack: (pattern: string) => void;
}

export function SpareAccess({ pattern, giveBack }: SpareAccessProps) {
  const name = `access:${pattern}`;
  return (
    <li data-access={pattern}>
      <code id={name}>
        <VisibleText text={pattern} />
      </code>
      <span class="relay-note">{say('options_site_spare')}</span>
      <span class="actions">
        <EntryButton action="give-back" word="options_site_give_back" entry={name} press={() => giveBack(pattern)} />
      </span>
    </li>
  );
}

interface EntryButtonProps {
  readonly action: string;
  readonly word: WordKey;
  /** Id of the element that names the entry. With it a screen reader tells buttons with the same word apart. */
  readonly entry: string;
  readonly press: () => void;
}

function EntryButton({ action, word, entry, press }: EntryButtonProps) {
  const id = `${action}:${entry}`;
  return (
    <button
      type="button"
      class="small-button"
      data-action={action}
      id={id}
      aria-labelledby={`${id} ${entry}`}
      onClick={press}
    >
      {say(word)}
    </button>
  );
}

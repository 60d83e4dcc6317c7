import type { SettingsRepair } from '../../extension/settings/repair.ts';
import type { Settings } from '../../extension/settings/settings.ts';
import type { ProfileProblem } from '../../relay/parse-profile.ts';
import { Say } from '../kit/say.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { type WordKey, say } from '../kit/words.ts';
import { PROBLEM_WORDS } from './form-problem.ts';
import type { Save } from './options-services.ts';

const PART_WORDS = {
  profiles: 'options_relays_title',
  myServers: 'options_servers_title',
  automaticSites: 'options_sites_title',
  chip: 'options_chip',
  language: 'options_language',
  theme: 'options_theme',
  timeZone: 'options_time_zone',
} as const satisfies Record<keyof Settings, WordKey>;

interface RepairsNoticeProps {
  readonly repairs: readonly SettingsRepair[];
  readonly save: Save;
}

/** What was damaged in the stored settings and was repaired; nothing is stored until the user agrees. */
export function RepairsNotice({ repairs, save }: RepairsNoticeProps) {
  if (repairs.length === 0) return null;
  return (
    <section class="repairs" data-part="repairs">
      <h2>{say('options_repairs_title')}</h2>
      <p>{say('options_repairs_hint')}</p>
      <ul class="bullets">
        {repairs.map((repair, place) => (
          <li key={place} data-kind={repair.kind}>
            <RepairText repair={repair} />
          </li>
        ))}
      </ul>
      <button type="button" data-action="keep-repairs" onClick={() => void save((settings) => settings)}>
        {say('options_repairs_keep')}
      </button>
    </section>
  );
}

function RepairText({ repair }: { readonly repair: SettingsRepair }) {
  switch (repair.kind) {
    case 'all-reset':
      return say('options_repair_all_reset');
    case 'no-version':
      return say('options_repair_no_version');
    case 'newer-version':
      return say('options_repair_newer_version');
    case 'reset':
      return say('options_repair_reset', { part: say(PART_WORDS[repair.part]) });
    case 'entry-removed':
      return (
        <Say
          sentence="options_repair_entry_removed"
          values={{ part: say(PART_WORDS[repair.part]), value: <VisibleText text={repair.value} /> }}
        />
      );
    case 'profile-mended':
    case 'profile-removed':
      return (
        <>
          <Say
            sentence={
              repair.kind === 'profile-mended' ? 'options_repair_profile_mended' : 'options_repair_profile_removed'
            }
            values={{ relay: <VisibleText text={repair.title} /> }}
          />{' '}
          <Problems problems={repair.problems} />
        </>
      );
  }
}

/** What was wrong with a relay, one sentence after the other. */
export function Problems({ problems }: { readonly problems: readonly ProfileProblem[] }) {
  return (
    <>
      {problems.map(({ kind, value }, place) => (
        <span key={place}>
          <Say sentence={PROBLEM_WORDS[kind]} values={{ value: <VisibleText text={value} /> }} />{' '}
        </span>
      ))}
    </>
  );
}

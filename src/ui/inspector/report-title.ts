import { type ShownVerdict, VERDICT_FACTS } from '../../report/wording/verdict-words.ts';
import { say } from '../kit/words.ts';

/** Characters that draw nothing or change the text direction, which the name of a tab or a file must not contain. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const LONGEST_SUBJECT = 60;

/**
 * Name of the inspector's tab: "Proven: Autumn sale – Relay Inspector", which distinguishes ten open reports; without a
 * report, the page's own name.
 */
export function reportTitle(verdict: ShownVerdict | null, subject: string | null): string {
  const answer = verdict === null ? null : say(VERDICT_FACTS[verdict].word);
  const about = subject === null ? null : shortened(subject);
  const name = [answer, about].filter((part) => part !== null && part !== '').join(': ');
  return `${name === '' ? say('page_inspector') : name} – ${say('extension_name')}`;
}

/**
 * Name of a saved report without its extension: "relay-2026-11-23-proven-autumn-sale". Letters and digits of any script
 * are kept, everything else becomes a hyphen.
 *
 * @param date ISO 8601; null if the message has none
 */
export function reportFileName(verdict: ShownVerdict | null, subject: string | null, date: string | null): string {
  const words = shortened(subject ?? '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  return ['relay', date?.slice(0, 10), verdict, words.replaceAll(/^-|-$/gu, '')]
    .filter((part) => part !== undefined && part !== null && part !== '')
    .join('-');
}

function shortened(subject: string): string {
  const visible = subject.replaceAll(INVISIBLE, '').trim();
  const letters = [...visible];
  return letters.length <= LONGEST_SUBJECT ? visible : `${letters.slice(0, LONGEST_SUBJECT).join('')}…`;
}

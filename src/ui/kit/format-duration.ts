import { delayInWords, durationInWords } from '../../report/wording/duration-words.ts';
import { spokenWords } from './words.ts';

/** A length of time in its two largest units: 9005 seconds → "2 hr 30 min". The sign is dropped. */
export function formatDuration(seconds: number): string {
  return durationInWords(seconds, spokenWords());
}

/** A delay with its sign: −75 → "−1 min 15 sec". */
export function formatDelay(seconds: number): string {
  return delayInWords(seconds, spokenWords());
}

/** ISO 8601 duration for `<time datetime>`. HTML has no negative durations: the sign is in the text. */
export function isoDuration(seconds: number): string {
  return `PT${Math.abs(seconds)}S`;
}

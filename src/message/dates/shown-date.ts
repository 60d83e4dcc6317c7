import { readDate } from './date-time.ts';
import { type WrittenTime, instantOf } from './usual-date.ts';

/** The first letters of the months' names in the languages in which mail programs show dates, January first. */
const MONTHS = [
  'jan|янв|січ|ene|gen|sty|led',
  'feb|фев|лют|fév|fev|lut|úno',
  'mar|мар|бер|mär|maa|bře',
  'apr|апр|кві|avr|abr|kwi|dub',
  'may|мая|май|тра|mai|maj|mag|mei|maggio|kvě',
  'jun|июн|чер|juin|giu|cze|čvn|haz',
  'jul|июл|лип|juil|lug|lip|čvc|tem',
  'aug|авг|сер|aoû|aou|ago|sie|srp|ağu',
  'sep|сен|вер|set|wrz|zář|eyl',
  'oct|окт|жов|okt|ott|out|paź|říj|eki',
  'nov|ноя|лис|lis|kas',
  'dec|дек|гру|déc|dez|dic|gru|pro|ara',
].map((names) => names.split('|'));

/** "5 November 2026 at 11:12:02 GMT+3", "5 ноября 2026 г. в 11:12:02 GMT+3", "November 5, 2026 at 11:12:02 AM GMT+3". */
const SHOWN =
  /^(?:\p{L}+\.?,?\s+)?(?:(\d{1,2})\.?\s+(?:de\s+)?(\p{L}{3,12})\.?|(\p{L}{3,12})\s+(\d{1,2})),?\s+(?:de\s+)?(\d{4})(?:\s*[гр]\.)?,?\s+(?:\p{L}{1,4}\.?\s+(?:\p{L}{2,4}\s+)?)?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[\s\u202f]*([AP])\.?M\.?)?(?:\s+(\S{1,9}))?\s*$/iu;

/**
 * Parses the Date of a message: as in RFC 5322 §3.3 and its variants, or as Apple Mail shows it in its list of all
 * headers, in words and in the language of the Mac. null for anything that is not a date.
 */
export function readDateField(body: string): WrittenTime | null {
  return readShownDate(body.slice(0, 200)) ?? readDate(body, 0)?.time ?? null;
}

function readShownDate(text: string): WrittenTime | null {
  const found = SHOWN.exec(text);
  if (found === null) return null;
  const [, dayFirst, monthAfter, monthFirst, dayAfter, year, hour, minute, second, half, zone] = found;
  const month = monthOf(monthAfter ?? monthFirst ?? '');
  const zoneOffset = zone === undefined ? null : zoneOf(zone);
  const time = hourOf(Number(hour), half);
  const day = Number(dayFirst ?? dayAfter);
  // An offset that no place on earth has comes from a broken clock: msmtp wrote "-9900".
  if (zoneOffset === null && /^[+-](?!0000)/u.test(zone ?? '')) return null;
  if (month === 0 || time === null) return null;
  const instant = instantOf(Number(year), month, day, time, Number(minute), Number(second ?? 0), 0, zoneOffset);
  return instant === null ? null : { instant, zoneOffset, text: text.trim() };
}

function monthOf(name: string): number {
  const lower = name.toLowerCase();
  return MONTHS.findIndex((beginnings) => beginnings.some((beginning) => lower.startsWith(beginning))) + 1;
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour < 24 ? hour : null;
  return hour < 1 || hour > 12 ? null : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** Uses the parser of all dates, so that zones mean the same everywhere; null for a name that it does not know. */
function zoneOf(zone: string): number | null {
  return readDate(`1 Jan 2000 00:00:00 ${zone}`, 0)?.time.zoneOffset ?? null;
}

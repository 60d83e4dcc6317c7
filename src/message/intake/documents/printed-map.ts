import { KNOWN_NAMES } from '../header-names.ts';

/** "[Received, from …]" (C#), with a line for each field. */
const PAIR = new RegExp(`^[ \\t]*\\[(${KNOWN_NAMES}), (.*)\\],?[ \\t]*$`, 'iu');
/** "Header[name=Received, value=from …]" (Java), all on one line. */
const NAMED = new RegExp(`(?<!\\w)\\w{1,40}[[(]name=(${KNOWN_NAMES}), value=`, 'giu');
/** "Received=[from …, from …]" (Java), "Received:[from … from …]" (Go), all on one line. */
const LISTED = new RegExp(`(?<=(?:^|map)[[{]|\\], |\\] )([A-Za-z][\\w-]*)[:=]\\[`, 'gu');
/** Between two values of a list: after a date, before the next Received field's value. */
const BETWEEN_HOPS = /(?<=\d\d:\d\d:\d\d [-+]\d{4}(?: \([\w+-]{1,10}\))?),? (?=(?:from|by) |\((?:qmail|Haraka) )/gu;
const LEAST = 3;
/** No header has more text than this, so longer texts are not searched. */
const MOST = 400_000;

/**
 * Restores a header from a map or a list of pairs that a program printed without quotation marks, so that only the
 * names show where a value ends; null for any other text.
 */
export function fromPrintedMap(text: string): string | null {
  const bounded = text.slice(0, MOST).trim();
  return (
    ofPairs(bounded) ?? ofPlaces(bounded, NAMED) ?? (/^(?:map\[|\{)/u.test(bounded) ? ofPlaces(bounded, LISTED) : null)
  );
}

function ofPairs(text: string): string | null {
  const fields = text.split(/\r?\n/u).flatMap((line) => {
    const [, name, value] = PAIR.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [`${name}: ${value}`];
  });
  return headerOf(fields);
}

/** Each value reaches to the next name. */
function ofPlaces(text: string, names: RegExp): string | null {
  if (text.includes('\n')) return null;
  const places = [...text.matchAll(names)];
  const fields = places.flatMap((place, nth) => {
    const [whole, name = ''] = place;
    const rest = text.slice(place.index + whole.length, places[nth + 1]?.index);
    const value = rest.slice(0, rest.lastIndexOf(']'));
    return value.split(BETWEEN_HOPS).map((one) => `${name}: ${one}`);
  });
  return headerOf(fields);
}

function headerOf(fields: readonly string[]): string | null {
  return fields.length >= LEAST && fields.some((field) => /^received: /iu.test(field)) ? fields.join('\n') : null;
}

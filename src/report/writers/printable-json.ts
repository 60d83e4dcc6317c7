import { splitInvisible } from '../../hosts/invisible.ts';

/**
 * JSON in which no text of a message can play with what shows it: control characters of a terminal (U+009B is "ESC ["
 * in one character), characters that change the direction of writing and all others that draw nothing are escaped. The
 * values stay what they are. JSON.stringify itself escapes only what is below U+0020, and lone surrogates.
 */
export function printableJson(value: unknown, indent = 0): string {
  return splitInvisible(JSON.stringify(value, null, indent))
    .map((piece, place) => (place % 2 === 0 || piece === INDENTATION ? piece : escapesOf(piece)))
    .join('');
}

/** The only control character that JSON.stringify writes outside of strings. */
const INDENTATION = '\n';

function escapesOf(character: string): string {
  return Array.from({ length: character.length }, (_, unit) => escapeOf(character.charCodeAt(unit))).join('');
}

function escapeOf(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

import { splitInvisible } from '../../hosts/invisible.ts';

/**
 * JSON in which no text of a message can manipulate what displays it: terminal control characters (U+009B is "ESC [" in
 * one character), characters that change the writing direction and all other invisible ones are escaped. The values are
 * unchanged. JSON.stringify itself escapes only what is below U+0020, and lone surrogates.
 */
export function printableJson(value: unknown, indent = 0): string {
  return splitInvisible(JSON.stringify(value, null, indent))
    .map((piece, place) => (place % 2 === 0 || piece === INDENTATION ? piece : escapesOf(piece)))
    .join('');
}

/** The only control character that JSON.stringify writes outside strings. */
const INDENTATION = '\n';

function escapesOf(character: string): string {
  return Array.from({ length: character.length }, (_, unit) => escapeOf(character.charCodeAt(unit))).join('');
}

function escapeOf(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

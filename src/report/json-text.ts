/**
 * JSON in which no text of a message can play with what shows it: control characters of a terminal (U+009B is "ESC ["
 * in one character), characters that change the direction of writing and all others that draw nothing are escaped. The
 * values stay what they are. JSON.stringify itself escapes only what lies below U+0020, and lone surrogates.
 */
export function jsonText(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replaceAll(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, (hidden) =>
    Array.from({ length: hidden.length }, (_, unit) => escapeOf(hidden.charCodeAt(unit))).join(''),
  );
}

function escapeOf(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

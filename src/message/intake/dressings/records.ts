import { unescaped } from '../decodings/escaped-text.ts';
import { isKnownName } from '../header-names.ts';

/** "Name  : Received", "- name: Received" and "Field Name: Received", as PowerShell, YAML and Notes list a pair. */
const NAME_LINE =
  /^[ \t]*(?:- )?(?:header|field)?[ _]?name(?:[ \t]*[:=|][ \t]*|[ \t]*:[ \t]*(["']))([A-Za-z][\w-]*)\1[ \t]*$/iu;
const VALUE_LINE = /^([ \t]*(?:header|field)?_?value[ \t]*[:=|][ \t]*)(.*)$/iu;
/** Notes puts the value some lines further down, in quotation marks that are not doubled inside. */
const QUOTED_BELOW = /^"(.*)"$/u;
/** PHP's print_r and YAML list the values of a name below it. */
const PHP_ENTRY = /^[ \t]*\[([\w-]+)\] => (.*)$/u;
const YAML_NAME = /^[ \t]*([A-Za-z][\w-]*):[ \t]*$/u;
const YAML_ITEM = /^([ \t]*)- (.*)$/u;
/** The rest of a long value, which YAML folds onto further lines. */
const YAML_REST = /^[ \t]+(?!- )\S/u;
/** "Received: >-" and "Received:: from …": signs of YAML and of definition lists between a name and its value. */
const SIGN_OF_VALUE = /^([A-Za-z][\w-]*:)[ \t]*(?:[>|][-+]?[ \t]*$|:(?=[ \t]))/u;
/** A value that YAML put into quotation marks: `- Received: "from …"`. */
const QUOTED_VALUE = /^[ \t]*(?:- )?([A-Za-z][\w-]*): ("(?:[^"\\]|\\.)*")$/u;
/** TOML's quotation marks around a value of several lines. */
const LONG_QUOTE = /^([\w-]+: )?(?:'{3}|"{3})|(?:'{3}|"{3})$/gu;
const LEAST = 3;

/**
 * Restores a header from records that take more than one line each: a name and a value below it (PowerShell's
 * Format-List, YAML), or a name and a list of values (PHP's print_r, YAML). null for any other lines.
 */
export function withoutRecords(lines: readonly string[]): string[] | null {
  return pairs(lines) ?? printed(lines);
}

function pairs(lines: readonly string[]): string[] | null {
  if (lines.filter((line) => isKnownName(NAME_LINE.exec(line)?.[2] ?? '')).length < LEAST) return null;
  const fields: string[] = [];
  let name: string | null = null;
  let isOpen = false;
  for (const line of lines) {
    const named = NAME_LINE.exec(line)?.[2];
    const value = VALUE_LINE.exec(line)?.[2] ?? QUOTED_BELOW.exec(line)?.[1];
    if (named !== undefined) {
      name = named;
      isOpen = false;
    } else if (value !== undefined && name !== null) {
      fields.push(...`${name}: ${unquoted(value)}`.split('\n'));
      name = null;
      isOpen = true;
    } else if (line.trim() === '') {
      isOpen = false;
    } else if (isOpen && /^[ \t]/u.test(line)) {
      fields.push(`\t${line.trim()}`);
    }
  }
  return hasHops(fields) ? fields.map((field) => field.replace(LONG_QUOTE, '$1')) : null;
}

function printed(lines: readonly string[]): string[] | null {
  const entries = lines.filter((line) => isKnownName(PHP_ENTRY.exec(line)?.[1] ?? ''));
  if (entries.length < LEAST) return null;
  const fields: string[] = [];
  let name = '';
  for (const line of lines) {
    const [whole, key = '', value = ''] = PHP_ENTRY.exec(line) ?? [];
    if (whole === undefined) {
      // A value with line ends continues; the parentheses of an array are alone on their lines.
      if (!/^[ \t]*(?:[()][ \t]*)?$/u.test(line) && fields.length > 0) fields.push(`\t${line.trim()}`);
    } else if (/^\d+$/u.test(key)) {
      if (name !== '') fields.push(`${name}: ${value}`);
    } else {
      name = key;
      if (value !== 'Array') fields.push(`${key}: ${value}`);
    }
  }
  return hasHops(fields) ? fields : null;
}

/**
 * A header with a line for each value that YAML lists below a name; null if it lists none. No server writes a Received
 * field with nothing on its first line and a dash on the next.
 */
export function withListedValues(lines: readonly string[]): string[] | null {
  const quoted = lines.filter((line) => isKnownName(QUOTED_VALUE.exec(line)?.[1] ?? ''));
  if (quoted.length >= LEAST && hasHops(quoted.map((line) => line.replace(/^[ \t]*(?:- )?/u, '')))) {
    return lines.flatMap((line) =>
      line.replace(QUOTED_VALUE, (_line, name: string, value: string) => `${name}: ${unquoted(value)}`).split('\n'),
    );
  }
  const signed = lines.filter((line) => isKnownName(SIGN_OF_VALUE.exec(line)?.[1]?.slice(0, -1) ?? ''));
  if (signed.length >= LEAST && hasHops(signed)) return lines.map((line) => line.replace(SIGN_OF_VALUE, '$1'));
  return withListedItems(lines);
}

/**
 * Whether values that are listed by name include the result of a look-up (RFC 8601 §2.7.3). The place of that result
 * among the Received fields would show who wrote it, and such a list lost the place.
 */
export function isGroupedList(lines: readonly string[]): boolean {
  return lines.some((line) => /iprev=/iu.test(line));
}

function withListedItems(lines: readonly string[]): string[] | null {
  const freed: string[] = [];
  let name: string | null = null;
  let isItem = false;
  let changed = false;
  for (const line of lines) {
    const named = YAML_NAME.exec(line)?.[1];
    const item = name === null ? null : YAML_ITEM.exec(line);
    if (item !== null) {
      const above = freed.at(-1) ?? '';
      if (YAML_NAME.test(above)) freed.pop();
      freed.push(`${name ?? ''}: ${unquoted(item[2] ?? '')}`);
      changed = true;
      isItem = true;
    } else if (isItem && YAML_REST.test(line)) {
      freed.push(line);
    } else {
      name = named !== undefined && isKnownName(named) ? named : null;
      isItem = false;
      freed.push(line);
    }
  }
  return changed && hasHops(freed) ? freed.flatMap((field) => field.split('\n')) : null;
}

/**
 * Removes quotation marks as YAML and similar formats write them: double ones allow escapes, and single ones are
 * doubled inside.
 */
function unquoted(value: string): string {
  const [, mark, inner] = /^(["'])(.*)\1,?$/u.exec(value.trim()) ?? [];
  if (inner === undefined) return value;
  return mark === '"' ? foldedAgain(unescaped(inner)) : inner.replaceAll("''", "'");
}

/** The value, folded so that it stays one field, whatever line ends it contains. */
function foldedAgain(value: string): string {
  return value.trim().replaceAll(/[\r\n]+[ \t]*/gu, '\n\t');
}

function hasHops(fields: readonly string[]): boolean {
  return fields.some((field) => /^received:/iu.test(field));
}

import { KNOWN_NAMES, isKnownName } from '../header-names.ts';

/**
 * A row with a name and its value: "Received\tfrom …", "| **Received** | from … |", "Received            from …",
 * "Received => from …", "Received = from …", "Received — from …".
 */
const ROW =
  /^(?:[|│][ \t]*)?[*`]{0,2}([A-Za-z][\w-]*)[*`]{0,2}(?:[ \t]*[|│]{1,2}|[ \t]*=>?(?!\?)|[ \t]+[-–—](?=[ \t])|\t|[ ]{2,})[ \t]*(?=\S)/u;
/** The end of a row in a table that has lines on both sides. */
const END_OF_ROW = /(?<![ \t])[ \t]*[|│]$/u;
const CODE = /^`([^`]*)`$/u;
/** If its column is too narrow, a long name runs into its value. */
const GLUED = new RegExp(`^(${KNOWN_NAMES})(?=[^\\s:])`, 'u');
const CELLS = /^"?([A-Za-z][\w-]*)"?[ \t]*([,;])[ \t]*(?:"((?:[^"]|"")*)"|(.*))[,;]?$/u;

/** How many rows with known names make a table. */
const LEAST = 3;

/**
 * Names and values without a colon between them: in columns, with tabs, as CSV, or one below the other. null if the
 * lines are not such a table, or have no Received row. An indented line continues the value above it.
 */
export function withoutTable(lines: readonly string[]): string[] | null {
  return rows(lines, (line) => ROW.exec(line)) ?? rows(lines, (line) => CELLS.exec(line)) ?? alternating(lines);
}

type Row = (line: string) => RegExpExecArray | null;

function rows(lines: readonly string[], read: Row): string[] | null {
  const first = lines.findIndex((line) => isKnownName(read(line)?.[1] ?? ''));
  if (first === -1) return null;
  let known = 0;
  let hops = 0;
  const freed = lines.slice(first).map((line) => {
    const row = read(line);
    const name = row?.[1] ?? GLUED.exec(line)?.[1] ?? '';
    if (name === '' || (row === null && known === 0)) return line;
    if (isKnownName(name)) known += 1;
    if (/^received$/iu.test(name)) hops += 1;
    const value = row?.[2] === undefined ? line.slice(row?.[0].length ?? name.length) : valueOf(row);
    const bare = value.trimEnd().replace(END_OF_ROW, '');
    return `${name}: ${CODE.exec(bare)?.[1] ?? bare}`;
  });
  return known >= LEAST && hops > 0 ? withoutSignsOfValues(freed) : null;
}

/**
 * Whether values of a table were truncated ("…"), precede their names, or continue on the next line, where programs
 * also break lines inside names.
 */
export function isDoubtfulTable(lines: readonly string[]): boolean {
  const [first = '', ...others] = lines.filter((line) => line.trim() !== '');
  // A value may begin with a word that is also a name: "from  by mx.example with …".
  const label = ROW.exec(first)?.[1] ?? '';
  const isLabelled = isKnownName(label) && label !== 'from';
  if (isName(others.at(-1) ?? '') && !isName(first) && !isLabelled) return true;
  const cut = lines.filter((line) => /(?:\.\.\.|…)[ \t]*$/u.test(line)).length;
  return cut > 1 || lines.some((line, place) => place > 0 && /^[ \t]+\S/u.test(line));
}

const QUOTED_HOP = /^received: "(.*)"$/iu;
const QUOTED = /^([\w-]+: )"(.*)"$/u;

/** Settings files put values into quotation marks (INI), or a backslash before each colon (Java's properties). */
function withoutSignsOfValues(fields: readonly string[]): string[] {
  const hops = fields.filter((field) => /^received:/iu.test(field));
  if (hops.every((hop) => QUOTED_HOP.test(hop)))
    return fields.map((field) => field.replace(QUOTED, '$1$2').replaceAll('\\"', '"'));
  if (hops.every((hop) => /\d\\:\d/u.test(hop) && !/\d:\d/u.test(hop)))
    return fields.map((field) => field.replaceAll(/\\([:=#! \\])/gu, '$1'));
  return [...fields];
}

/** A doubled quotation mark is a literal one (RFC 4180 §2). */
function valueOf(row: RegExpExecArray): string {
  return row[3] === undefined ? (row[4] ?? '') : row[3].replaceAll('""', '"');
}

/**
 * Reads names that are alone on a line, each with its value on the next line, with or without empty lines between them.
 * If a name ends the text and none begins it, the value is on the line before.
 */
function alternating(lines: readonly string[]): string[] | null {
  const names = lines.filter(isName);
  if (names.length < LEAST || !names.some((name) => /^received$/iu.test(bareName(name)))) return null;
  const filled = lines.filter((line) => line.trim() !== '');
  if (isName(filled.at(-1) ?? '') && !isName(filled[0] ?? '')) return withNamesBelow(filled);
  const freed: string[] = [];
  let started = false;
  for (const line of lines) {
    const bare = line.trim();
    if (isName(line)) freed.push(`${bareName(line)}:`);
    else if (started && bare !== '') freed.push(`\t${bare.replace(/^:[ \t]+/u, '')}`);
    started ||= isName(line);
  }
  return freed;
}

function withNamesBelow(lines: readonly string[]): string[] {
  let value: string[] = [];
  return lines.flatMap((line) => {
    if (!isName(line)) {
      value.push(`\t${line.trim()}`);
      return [];
    }
    const field = [`${bareName(line)}:`, ...value];
    value = [];
    return field;
  });
}

function isName(line: string): boolean {
  return isKnownName(bareName(line)) && /^[\w-]+$/u.test(bareName(line));
}

/** A name alone on its line, possibly as a heading of Markdown. */
function bareName(line: string): string {
  return line.trim().replace(/^#{1,6}[ \t]+/u, '');
}

/**
 * Messages between the popup and the page for a report of a broken webmail, over one port per report. The popup treats
 * the page's answer as unknown, and accepts only the form of a structure: a page's process may be completely hostile.
 */
import { maskedName } from '../../report/redaction/structure-names.ts';
import { toRecord } from './to-record.ts';
import { isText } from './wire-shapes.ts';

export const STRUCTURE_PORT = 'relay-inspector/structure';

/** From the popup to the page, once. */
export interface StructureCommand {
  readonly type: 'describe';
  /** CSS selector of the bodies of messages; empty if the webmail is unknown. */
  readonly bodies: string;
}

/** From the page to the popup, once. */
export interface StructureReply {
  readonly type: 'structure';
  readonly lines: readonly string[];
}

/** A little more than the page's own limit. */
const MAX_LINES = 500;
const MAX_LINE = 2000;

/** "  div#main.list[data-id] x12 (body of a message)" */
const LINE =
  /^(?<indent> {0,60})(?<element>[\w*:.-][\w*:.#[\]-]*)(?<times> x\d{1,4})?(?<body> \(body of a message\))?$/u;

/** Parses a command; null for anything else. */
export function parseStructureCommand(value: unknown): StructureCommand | null {
  const { type, bodies } = toRecord(value);
  return type === 'describe' && isText(bodies) ? { type, bodies } : null;
}

/** The lines of a structure; null for anything else, or if one of its names should have been masked. */
export function parseStructureReply(value: unknown): readonly string[] | null {
  const { type, lines } = toRecord(value);
  if (type !== 'structure' || !Array.isArray(lines) || lines.length > MAX_LINES) {
    return null;
  }
  const taken = Array.from(lines, (line: unknown) => (isLine(line) ? line : null)).filter((line) => line !== null);
  return taken.length === lines.length ? taken : null;
}

function isLine(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > MAX_LINE) {
    return false;
  }
  const { element } = LINE.exec(value)?.groups ?? {};
  return element !== undefined && element.split(/[#.*[\]]+/u).every((name) => name === '' || maskedName(name) === name);
}

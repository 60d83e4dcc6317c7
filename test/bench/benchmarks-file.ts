/** docs/benchmarks.md, each part of which is written by its own command. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, '../../docs/benchmarks.md');
/** The parts after the first one (messages), each under its heading. */
const HEADINGS = {
  mbox: '## A large mailbox file',
  page: '## Automatic checking of a page without an open message',
  click: '## From the click to the answer',
} as const;

/** The part about messages: everything before the others. */
export function writeMessagesPart(lines: readonly string[]): void {
  write({ ...readParts(), messages: `${lines.join('\n')}\n` });
}

/** The part about a large mbox; its heading is written here. */
export function writeMboxPart(lines: readonly string[]): void {
  write({ ...readParts(), mbox: [HEADINGS.mbox, '', ...lines].join('\n') });
}

/** The part about pages; its heading is written here. */
export function writePagePart(lines: readonly string[]): void {
  write({ ...readParts(), page: [HEADINGS.page, '', ...lines].join('\n') });
}

/** The part about the click; its heading is written here. */
export function writeClickPart(lines: readonly string[]): void {
  write({ ...readParts(), click: [HEADINGS.click, '', ...lines].join('\n') });
}

/** What the figures of a run depend on. */
export function machine(): string {
  const [first] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  return `${first?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}, ${date}`;
}

interface Parts {
  readonly messages: string;
  readonly mbox: string;
  readonly page: string;
  readonly click: string;
}

function readParts(): Parts {
  const text = readFileSync(FILE, 'utf8');
  const [messages = '', ...others] = text.split(/^(?=## )/mu).reduce<string[]>((parts, section) => {
    const isOther = Object.values(HEADINGS).some((heading) => section.startsWith(heading));
    return isOther || parts.length === 0
      ? [...parts, section]
      : [...parts.slice(0, -1), (parts.at(-1) ?? '') + section];
  }, []);
  const part = (heading: string): string => others.find((section) => section.startsWith(heading)) ?? '';
  return { messages, mbox: part(HEADINGS.mbox), page: part(HEADINGS.page), click: part(HEADINGS.click) };
}

function write({ messages, mbox, page, click }: Parts): void {
  const text = `${[messages, mbox, page, click]
    .filter((part) => part !== '')
    .map((part) => part.trimEnd())
    .join('\n\n')}\n`;
  writeFileSync(FILE, text);
  process.stdout.write(text);
}

/** docs/benchmarks.md, whose two parts are written by a command each. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, '../../docs/benchmarks.md');
const PAGE_HEADING = '## Automatic checking of a page without an open message';

/** The part about messages: everything up to the other one. */
export function writeMessagesPart(lines: readonly string[]): void {
  write(`${lines.join('\n')}\n${readParts().page}`);
}

/** The part about pages; its heading is written here. */
export function writePagePart(lines: readonly string[]): void {
  write(`${readParts().messages}${[PAGE_HEADING, '', ...lines].join('\n')}`);
}

/** What the figures of a run hang on. */
export function machine(): string {
  const [first] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  return `${first?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}, ${date}`;
}

function readParts(): { readonly messages: string; readonly page: string } {
  const text = readFileSync(FILE, 'utf8');
  const at = text.indexOf(PAGE_HEADING);
  return at === -1
    ? { messages: `${text.trimEnd()}\n\n`, page: '' }
    : { messages: text.slice(0, at), page: text.slice(at) };
}

function write(text: string): void {
  writeFileSync(FILE, text);
  process.stdout.write(text);
}

/** How CommonMark parses a text, as far as a report uses it (spec 0.31: §4.5 fences, §6.1 code spans). */
export interface MarkdownReading {
  /** Contents of fenced code blocks. */
  readonly fenced: readonly string[];
  /** Contents of code spans. */
  readonly spans: readonly string[];
  /** Lines outside fences as they are: a table is split into cells before anything inside them is parsed. */
  readonly lines: readonly string[];
  /** The same lines with every code span replaced by "C". */
  readonly rest: readonly string[];
  /** A fence was still open at the end. */
  readonly unclosed: boolean;
}

export function readMarkdown(markdown: string): MarkdownReading {
  const fenced: string[] = [];
  const spans: string[] = [];
  const lines: string[] = [];
  const rest: string[] = [];
  let fence: string | null = null;
  let content: string[] = [];
  // CR, LF and CRLF end a line (§2.1).
  for (const line of markdown.split(/\r\n|\n|\r/)) {
    if (fence === null) {
      fence = /^ {0,3}(`{3,}|~{3,})[^`]*$/.exec(line)?.[1] ?? null;
      if (fence === null) {
        lines.push(line);
        rest.push(withoutSpans(line, spans));
      }
    } else if (closes(line, fence)) {
      fenced.push(content.join('\n'));
      content = [];
      fence = null;
    } else {
      content.push(line);
    }
  }
  return { fenced, spans, lines, rest, unclosed: fence !== null };
}

function closes(line: string, fence: string): boolean {
  const run = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
  return run !== undefined && run.charAt(0) === fence.charAt(0) && run.length >= fence.length;
}

/**
 * A run of backticks opens a span only if a run of the same length follows; a backslash before it escapes one backtick.
 */
function withoutSpans(line: string, spans: string[]): string {
  let result = '';
  let at = 0;
  while (at < line.length) {
    if (line.charAt(at) === '\\') {
      result += line.slice(at, at + 2);
      at += 2;
      continue;
    }
    const run = /^`+/.exec(line.slice(at))?.[0];
    if (run === undefined) {
      result += line.charAt(at);
      at++;
      continue;
    }
    const rest = line.slice(at + run.length);
    const end = [...rest.matchAll(/`+/g)].find((match) => match[0].length === run.length)?.index;
    if (end === undefined) {
      result += run;
      at += run.length;
      continue;
    }
    const inner = rest.slice(0, end);
    const padded = inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== '';
    spans.push(padded ? inner.slice(1, -1) : inner);
    result += 'C';
    at += run.length + end + run.length;
  }
  return result;
}

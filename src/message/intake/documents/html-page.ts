import { withoutEntities } from '../decodings/entities.ts';

/** A source found in a web page. */
export interface PageText {
  readonly text: string;
  /** The page shows nothing else, so no other text on it can be the source. */
  readonly alone: boolean;
}

/** Elements whose content nobody sees. */
const HIDDEN = new Set(['script', 'style', 'template', 'noscript', 'svg', 'title']);
/** Elements that keep their line ends. */
const VERBATIM = new Set(['pre', 'textarea', 'xmp', 'listing', 'plaintext']);
/** Elements that start and end a line. */
const BLOCKS = new Set(
  'address article aside blockquote body br center dd details dialog div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section summary table tbody tfoot thead tr ul textarea xmp'.split(
    ' ',
  ),
);

/** A Markdown fence, which keeps the line ends of its content; trackers allow elements around it. */
const FENCE = /^[ \t]*(?:`{3}|~{3})/mu;

/** Whether a text is a page: it begins with an element (of XML, perhaps with a prefix) or a declaration. */
export function isHtml(text: string): boolean {
  const head = text.slice(0, 20_000);
  if (FENCE.test(head) && /^received[ \t]*:/imu.test(head)) return false;
  return /^[\s\ufeff]*<(?:!doctype|!--|\?xml|\/?[a-z][a-z\d-]*(?::[a-z][a-z\d-]*)?[\s>/])/iu.test(text.slice(0, 2000));
}

/**
 * The texts of a page that may be a source: each element that keeps its line ends, then all visible text, with a line
 * for each block and a tab between the cells of a table. The page is only parsed as text; no part of it is loaded or
 * run. Takes time proportional to its length, whatever it contains.
 */
export function textsOfPage(html: string): PageText[] {
  const verbatim: string[] = [];
  const all: string[] = [];
  const styled: string[] = [];
  const hops = hopsIn(html);
  let outside = '';
  let kept: { name: string; pieces: string[] } | null = null;
  let hiddenUntil: string | null = null;
  for (const piece of pieces(html)) {
    const tag = /^<(\/?)([a-z][a-z\d]*)/iu.exec(piece);
    const name = tag?.[2]?.toLowerCase() ?? '';
    const closes = tag?.[1] === '/';
    if (hiddenUntil !== null) {
      if (closes && name === hiddenUntil) hiddenUntil = null;
    } else if (tag === null) {
      if (piece.startsWith('<!') || piece.startsWith('<?')) continue;
      const text = withoutEntities(piece);
      if (kept !== null) kept.pieces.push(text);
      else {
        outside += text;
        // A style may keep the line ends of any element (white-space: pre-wrap).
        if (hopsIn(text) > 1 && hopsIn(text) === hops) styled.push(text);
      }
      const shown = kept === null ? collapsed(text, all.at(-1)) : text;
      if (shown !== '') all.push(shown);
    } else if (!closes && HIDDEN.has(name)) {
      hiddenUntil = name;
    } else {
      const between = name === 'td' || name === 'th' ? (closes ? '\t' : '') : BLOCKS.has(name) ? '\n' : '';
      if (kept !== null && name === 'br') kept.pieces.push('\n');
      if (name === 'br') all.push(LINE_BREAK);
      else if (between !== '' && !isAtBeginning(all.at(-1))) all.push(between);
      if (!VERBATIM.has(name)) continue;
      if (!closes && kept === null) kept = { name, pieces: [] };
      else if (closes && kept?.name === name) {
        verbatim.push(kept.pieces.join(''));
        kept = null;
      }
    }
  }
  if (kept !== null) verbatim.push(kept.pieces.join(''));
  const alone = verbatim.length === 1 && outside.trim() === '';
  const whole = isLineByLine(verbatim) ? [] : verbatim;
  return [
    ...whole.map((text) => ({ text, alone })),
    ...styled.map((text) => ({ text, alone: false })),
    { text: tidy(all.join('')), alone: false },
  ];
}

/** How many lines begin as a Received field does, perhaps after an element. */
function hopsIn(html: string): number {
  return html.match(/(?:^|>)[ \t]*received[ \t]*:/gimu)?.length ?? 0;
}

/** Whether each element is one line, as in code views that put a number next to each line. */
function isLineByLine(verbatim: readonly string[]): boolean {
  return (
    verbatim.length > 3 && verbatim.filter((text) => !text.trim().includes('\n')).length * 5 >= verbatim.length * 4
  );
}

/** Inserted for a br. The end of a block ends a line only if one has begun. */
const LINE_BREAK = '\n';

function isAtBeginning(before: string | undefined): boolean {
  return before === undefined || before.endsWith('\n');
}

/**
 * Collapses blanks as a browser does: several become one, and a line begins with none unless it is a folded line. A
 * bare CR stays, as a sign that what follows it may be the sender's.
 */
function collapsed(text: string, before: string | undefined): string {
  const single = text.replaceAll(/[ \t\n]+|\r\n/gu, ' ');
  if (!isAtBeginning(before)) return single;
  const isFolding = /^[ \t]+\S/u.test(text) && before !== undefined;
  return isFolding ? single : single.replace(/^ /u, '');
}

/** Tags, comments and the texts between them, in order. A "<" that begins neither is text. */
function* pieces(html: string): Generator<string> {
  let start = 0;
  while (start < html.length) {
    const open = nextTag(html, start);
    if (open > start) yield html.slice(start, open);
    if (open >= html.length) return;
    const mark = html.startsWith('<!--', open) ? '-->' : '>';
    const close = html.indexOf(mark, open + 1);
    const end = close === -1 ? html.length : close + mark.length;
    yield html.slice(open, end);
    start = end;
  }
}

const TAG = /<[a-z/!?]/giu;

function nextTag(html: string, from: number): number {
  TAG.lastIndex = from;
  return TAG.exec(html)?.index ?? html.length;
}

/** Trims the ends of lines. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/(?<![\t ])[\t ]+$/u, ''))
    .join('\n');
}

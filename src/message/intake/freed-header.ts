import { hasNamesInCells, withoutCells } from './dressings/cells.ts';
import {
  withoutBareColours,
  withoutColours,
  withoutEmphasis,
  withoutEnclosingMarks,
  withoutPointers,
  withoutStress,
  withoutWrittenEnds,
} from './dressings/emphasis.ts';
import { withEnglishNames } from './dressings/labels.ts';
import { withoutLinks, withoutMasks } from './dressings/links.ts';
import { withoutFoldedBlock } from './dressings/folded-block.ts';
import { withoutHeaderChecks } from './dressings/header-checks.ts';
import { withoutNumberLines } from './dressings/number-lines.ts';
import { hasOddFolding, withoutOddCharacters } from './dressings/odd-blanks.ts';
import { withLineEnds, withReceivedNames } from './dressings/one-line.ts';
import { withoutQuotedCells } from './dressings/quoted-cells.ts';
import { withoutRepeatedEnds } from './dressings/repeated-ends.ts';
import { isGroupedList, withListedValues, withoutRecords } from './dressings/records.ts';
import {
  isSpaced,
  withFieldsTogether,
  withFoldsTogether,
  withoutRulers,
  withoutSpacing,
  withoutUnevenIndent,
} from './dressings/spacing.ts';
import { isDoubtfulTable, withoutTable } from './dressings/table.ts';
import { withoutMarkdownEscapes, withoutSpacedSigns } from './dressings/spaced-signs.ts';
import { withoutWideSigns } from './dressings/wide-signs.ts';
import { headerFromQuotedPrintable, isQuotedPrintable } from './decodings/quoted-printable.ts';
import { isDamaged } from './damage.ts';
import { findHeader, lineInProse } from './find-header.ts';
import { refolded, withoutFixedFolds, withoutFixedWidth } from './folding.ts';
import { withFirstHeaderEnded, withoutGaps, withoutPageBreaks, withoutRepeatedHeads } from './gaps.ts';
import { withoutClosing } from './headings.ts';
import { withFirstHopName, withHopColons, withHopNames } from './hop-names.ts';
import type { Repair, RepairKind } from './intake.ts';
import { fieldNameOf, fieldsOf, hasHop, headerLength, isInspectable, linesOf } from './lines.ts';
import { withLinesReversed } from './order.ts';
import { isRedacted, withoutOmissions } from './redactions.ts';
import { bytesOf, textOfBytes } from '../source-text.ts';

/** The lines of a header and of what follows it, and the repairs that were made. */
export interface HeaderText {
  readonly lines: readonly string[];
  readonly repairs: readonly Repair[];
}

/** One step: removes one kind of damage, or returns null if there is none. */
interface Step {
  readonly kind: RepairKind;
  /** Whether the lines could also have been read differently. */
  readonly guess: boolean | ((lines: readonly string[]) => boolean);
  readonly mend: (lines: readonly string[]) => readonly string[] | null;
}

/** Steps for signs that were escaped, replaced by others, or surrounded by blanks. */
const SIGNS: readonly Step[] = [
  { kind: 'emphasis', guess: true, mend: withoutMarkdownEscapes },
  { kind: 'odd-characters', guess: hasOddFolding, mend: withoutOddCharacters },
  { kind: 'odd-characters', guess: true, mend: withoutWideSigns },
  { kind: 'odd-characters', guess: true, mend: withoutSpacedSigns },
];

/** Applied to every text, before a header is looked for. */
const BEFORE: readonly Step[] = [
  ...SIGNS,
  { kind: 'numbered', guess: true, mend: withoutRepeatedEnds },
  { kind: 'reversed', guess: true, mend: withLinesReversed },
  { kind: 'table', guess: true, mend: withoutFoldedBlock },
  { kind: 'emphasis', guess: false, mend: withoutColours },
  { kind: 'emphasis', guess: true, mend: withoutBareColours },
  { kind: 'quoted', guess: true, mend: withoutUnevenIndent },
  { kind: 'numbered', guess: true, mend: withoutHeaderChecks },
  { kind: 'numbered', guess: false, mend: withoutNumberLines },
  { kind: 'quoted', guess: false, mend: withoutQuotedCells },
  { kind: 'spaced', guess: false, mend: (lines) => (isSpaced(lines) ? withoutSpacing(lines) : null) },
  { kind: 'spaced', guess: true, mend: withFieldsTogether },
  { kind: 'spaced', guess: true, mend: withFoldsTogether },
  { kind: 'gap', guess: true, mend: withoutPageBreaks },
  { kind: 'gap', guess: true, mend: withoutRepeatedHeads },
  { kind: 'spaced', guess: false, mend: withoutRulers },
  { kind: 'backslashes', guess: false, mend: (lines) => withoutWrittenEnds(lines, headerLength(lines)) },
  { kind: 'emphasis', guess: false, mend: withoutEmphasis },
  // Names that were bold can be recognised only now.
  { kind: 'spaced', guess: true, mend: withFieldsTogether },
  { kind: 'emphasis', guess: true, mend: withoutPointers },
  { kind: 'emphasis', guess: true, mend: withoutStress },
  { kind: 'quoted', guess: false, mend: withoutEnclosingMarks },
  { kind: 'table', guess: isGroupedList, mend: withListedValues },
  { kind: 'table', guess: false, mend: (lines) => (hasNamesInCells(lines) ? withoutCells(lines) : null) },
  { kind: 'links', guess: true, mend: withoutLinks },
  { kind: 'masked', guess: true, mend: withoutMasks },
  { kind: 'one-line', guess: true, mend: withLineEnds },
  { kind: 'damaged', guess: true, mend: withFirstHopName },
  { kind: 'damaged', guess: true, mend: withHopColons },
];

/** Turns a text without a header into one: each step is tried if those before it failed. */
const INSTEAD: readonly Step[] = [
  { kind: 'table', guess: isDoubtfulTable, mend: withoutRecords },
  { kind: 'table', guess: false, mend: withoutCells },
  { kind: 'table', guess: isDoubtfulTable, mend: withoutTable },
  { kind: 'value-alone', guess: true, mend: withReceivedNames },
  { kind: 'text-above', guess: true, mend: lineInProse },
];

/** Frees a header from everything that got between its lines; null if there is no header. */
export function freedHeader(lines: readonly string[]): HeaderText | null {
  const before = mended({ lines: withoutPreamble(lines), repairs: severalIn(lines) }, BEFORE);
  const named = withNames(before);
  const found = foundIn(named);
  if (found !== null) return withoutBreaks(found);
  for (const step of INSTEAD) {
    const freed = step.mend(named.lines);
    const header =
      freed === null ? null : foundIn({ lines: freed, repairs: [...named.repairs, repairOf(step, named.lines)] });
    if (header !== null) return withoutBreaks(header);
  }
  return null;
}

function mended(text: HeaderText, steps: readonly Step[]): HeaderText {
  return steps.reduce(({ lines, repairs }, step) => {
    const freed = step.mend(lines);
    return freed === null ? { lines, repairs } : { lines: freed, repairs: [...repairs, repairOf(step, lines)] };
  }, text);
}

function repairOf({ kind, guess }: Step, lines: readonly string[]): Repair {
  return { kind, guess: typeof guess === 'boolean' ? guess : guess(lines) };
}

/** Translates the field names. If a machine translated them, the rest of the lines is doubtful, too. */
function withNames({ lines, repairs }: HeaderText): HeaderText {
  const english = withEnglishNames(lines);
  if (english === null || !english.lines.some((line) => /^[>|\s]*received[ \t]*:/iu.test(line)))
    return { lines, repairs };
  const repair: Repair = { kind: english.machine ? 'machine-translated' : 'translated', guess: english.machine };
  return { lines: english.lines, repairs: [...repairs, repair] };
}

/** The text itself if it already is a header, else the first header in it. */
function foundIn({ lines, repairs }: HeaderText): HeaderText | null {
  const fields = fieldsOf(lines);
  if (isInspectable(fields) && fieldNameOf(lines[0] ?? '') !== null) {
    return isSummary(fields.map(({ key }) => key)) ? belowSummary({ lines, repairs }) : { lines, repairs };
  }
  const found = findHeader(lines);
  if (found === null) return null;
  // Undoes signs that appear only after that removal.
  const plain = mended({ lines: found.lines, repairs: [] }, SIGNS);
  // A quoted header above an unquoted one: the quoted one may be a sender's body.
  const isBesideAnother = lines.some((line) => /^received[ \t]*:/iu.test(line));
  const marks = found.repairs.map((repair) =>
    repair.kind === 'quoted' && isBesideAnother ? { ...repair, guess: true } : repair,
  );
  return { lines: plain.lines, repairs: [...repairs, ...marks, ...plain.repairs] };
}

/** What mail programs show about a message, and quote above a forwarded one. */
const SUMMARY: ReadonlySet<string> = new Set(['from', 'to', 'cc', 'bcc', 'reply-to', 'subject', 'date', 'sent']);

function isSummary(keys: readonly string[]): boolean {
  return keys.every((key) => SUMMARY.has(key));
}

function belowSummary({ lines, repairs }: HeaderText): HeaderText {
  const found = findHeader(lines.slice(headerLength(lines)));
  if (found === null || !hasHop(fieldsOf(found.lines))) return { lines, repairs };
  const marks = found.repairs.filter(({ kind }) => kind !== 'text-above');
  return { lines: found.lines, repairs: [...repairs, { kind: 'text-above', guess: true }, ...marks] };
}

/** Applied to the header that was found, and to what follows it. */
const AFTER: readonly Step[] = [
  { kind: 'text-above', guess: false, mend: withoutClosing },
  { kind: 'damaged', guess: true, mend: withHopNames },
  { kind: 'quoted-printable', guess: false, mend: withoutQuotedPrintable },
  { kind: 'redacted', guess: true, mend: withoutOmissions },
  { kind: 'gap', guess: true, mend: withoutGaps },
  { kind: 'wrapped', guess: true, mend: withoutFixedWidth },
  { kind: 'wrapped', guess: true, mend: withoutFixedFolds },
];

function withoutBreaks(found: HeaderText): HeaderText {
  const { lines, repairs } = mended(found, AFTER);
  const joined = refolded(lines);
  const freed = joined?.lines ?? lines;
  const first = withFirstHeaderEnded(freed);
  const header = first ?? freed;
  const isMasked = isRedacted(header) && !repairs.some(({ kind }) => kind === 'redacted');
  // Any other guess already makes the answer conditional, and says more about why.
  const isGuess = [...repairs, ...(joined === null ? [] : [joined.repair])].some(({ guess }) => guess);
  const isOdd = repairs.some(({ kind }) => kind === 'odd-characters');
  const isDoubted = !isGuess && !isMasked && fieldsOf(header).length > 1 && isDamaged(header, isOdd);
  return {
    lines: header,
    repairs: [
      ...repairs.filter(isNew),
      ...(joined === null ? [] : [joined.repair]),
      ...(first === null ? [] : [{ kind: 'several', guess: false } as const]),
      ...(isMasked ? [{ kind: 'redacted', guess: true } as const] : []),
      ...(isDoubted ? [{ kind: 'damaged', guess: true } as const] : []),
    ],
  };
}

/** Whether a repair is not reported yet. Text above a header and the end of its block are reported as one. */
function isNew({ kind, guess }: Repair, place: number, repairs: readonly Repair[]): boolean {
  return kind !== 'text-above' || guess || !repairs.slice(0, place).some((other) => other.kind === kind);
}

/**
 * Decodes a header that is quoted or follows other text. If it were the whole text, it would have been decoded already.
 */
function withoutQuotedPrintable(lines: readonly string[]): string[] | null {
  if (!isQuotedPrintable(lines.slice(0, headerLength(lines)))) return null;
  return linesOf(textOfBytes(bytesOf(headerFromQuotedPrintable(lines.join('\n')))));
}

/** Skips what {@link readHeaderBlock} skips at the top: a byte order mark, empty lines, the line of an mbox. */
function withoutPreamble(lines: readonly string[]): readonly string[] {
  const [first = '', ...rest] = lines;
  const marked = first.startsWith('\ufeff') ? [first.slice(1), ...rest] : lines;
  const begins = marked.findIndex((line) => line.trim() !== '' && !MBOX_LINE.test(line));
  return begins > 0 || marked !== lines ? marked.slice(Math.max(begins, 0)) : lines;
}

const MBOX_LINE = /^>?From [^:\s]/u;

/** Reports an mbox (RFC 4155) with more than one message. */
function severalIn(lines: readonly string[]): Repair[] {
  const begins = (place: number): boolean =>
    /^From \S/u.test(lines[place] ?? '') && fieldNameOf(lines[place + 1] ?? '') !== null;
  const first = lines.findIndex((line) => line !== '');
  const isMbox = begins(first) && lines.some((line, place) => place > first && line === '' && begins(place + 1));
  return isMbox ? [{ kind: 'several', guess: false }] : [];
}

import type { HeaderField } from '../header-field.ts';
import { isKnownName, isKnownNameWithoutDashes, isTraceName } from './header-names.ts';
import { fieldsOf, headerLength } from './lines.ts';
import { isMiswritten } from './miswritten.ts';

/** Every server writes its own name after "by" into a Received field, and a time of day (below). */
const WRITER = /(?:^|[\s)\]>])by[ \t]+\S/iu;
/** A time of day, but not "2a01:111:…" or "ec54:4033", which are parts of an IPv6 address. */
const TIME = /(?:^|[\sT;,])\d{1,2}:\d{2}(?![\da-f]*:[\da-f]*:)/u;
/** A step inside a program, in which it names no host: "(qmail 12344 invoked from network); …", "(Haraka outbound); …". */
const STEP = /^\([\w+-]+ [^()]*\);/u;
/**
 * Text that says the same as a Received field, whatever its name is: "Recelved: from …", "ived: by …",
 * "CEF:0|msg=Received: from …".
 */
const HOP_FROM = /(?:^|:)\s*from\s/iu;
const HOP_BY = /(?:^|:)\s*by\s+\S/iu;
const BY_AFTER_FROM = /\sby\s+\S/iu;
/** A Received field that has other text before it on its line: "CEF:0|msg=Received: (qmail 12 invoked by uid 0); …". */
const HOP_NAME = /[^\w-]Received:[ \t]/u;
/** A line of a comparison (diff), which has both versions. */
const COMPARED = /^[-+][A-Z][\w-]*:[ \t]/u;
/** A Received field with another line of the screen run into it. */
const RUN_INTO = /[ \t]{2}(?:Received|Return-Path|Delivered-To|From|To|Subject|Date|Message-I[Dd]|DKIM-Signature): /u;
/** Parts of a field that were joined without a blank: "(Postfix)by mx.example". */
const GLUED = /[)\]>](?:by|with|for|id)[ \t]/iu;
/** "(x (192.0.2.1))": round brackets inside round ones, where servers write square ones. */
const NESTED = /\([^()]{0,100}\((?:IPv6:)?(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{0,4}:[\da-f.:]{2,40})\)/iu;
/** After "by", a version may look like that: "by x (ArGoSoft Mail Server, Version 1.8 (1.8.2.5))". */
const BY = /[ \t\n]by[ \t\n]/iu;
/** An address between bars that used to be brackets. */
const BARRED = /[|!](?:IPv6:)?[\da-f:]{1,6}[.:][\da-f.:]{5,}[|!]/iu;
/** Text in square brackets, or in parentheses as Exchange writes them, that could be an address. */
const BRACKETED = /[[(]([^\s[\]()]{7,60})[\])]/gu;
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/u;
/** Letters that a scanner reads in place of digits, and signs in place of a dot. */
const MISREAD: readonly (readonly [RegExp, string])[] = [
  [/[lIi|!]/gu, '1'],
  [/[Oo]/gu, '0'],
  [/[Ss]/gu, '5'],
  [/B/gu, '8'],
  [/[,。．·]/gu, '.'],
];
/** Signs that are not ASCII: invisible ones, blanks, punctuation, wide forms, letters that typesetting joins. */
const COPIED_SIGN =
  /[\p{Cf}\p{So}\p{Pi}\p{Pf}\u00a0\u2190-\u21ff\u037e\u060c\u061b\u2000-\u206f\u3000-\u303f\ufb00-\ufb06\uff00-\uffef]/u;
/** A name with a comma or a blank in it: "gato101.sndsy,ru", "gato101.sndsy. ru", "gato101.sndsy. ru.example". */
const BROKEN_NAME =
  /\b(?:from|by)[ \t]+[\w-]+\. [a-z]{2,4}[ \t]+[([]|[a-z\d]\.[a-z\d-]+,[a-z]{2,4}(?![\w.])|[\w-]\.[a-z\d-]+\. (?!by\b|with\b|for\b|id\b|via\b|from\b)[a-z]{2,4}(?![a-z\d-])/u;
/** This many names without their dashes count as damage: "Return Path:", "ContentType:", "mime_version:". */
const LEAST_SPACED = 2;
/** A sign other than a semicolon before the date, where every server writes one. */
const NO_SEMICOLON = /[:,][ \t]*[a-z]{3},[ \t]*\d{1,2}[ \t][a-z]{3}[ \t]\d{4}[ \t]\d{1,2}:\d{2}/iu;
/** Somebody pointed at a place or asked about it: "… header.s=s1 <--- here", "… // our relay?". */
const REMARK = /[ \t](?:<[-=]+|[-=]{2,}>|\/\/|#|[!?]{2,})(?:[ \t]|$)/u;
/** "Authentication-Results: mx.example;" without a result (RFC 8601 §2.2 requires at least "none"). */
const NO_RESULT = /^[^\s;]+;$/u;
/** IPv4, or IPv6 with more colons than a time of day has. */
const ANY_ADDRESS = /\d{1,3}(?:\.\d{1,3}){3}|(?:[\da-f]{1,4}:){3}|[\da-f]::/iu;
/** A comparison in two columns repeats this many characters of a line. */
const SAME = 20;
const LEAST_SAME = 3;
const DISTORTIONS = [RUN_INTO, GLUED, BARRED];
const INVISIBLE = /\p{Cf}/gu;
const MOST_OF_A_FIELD = 4000;

/**
 * Whether the Received fields lost or changed characters on the way: read from a picture, cut, torn apart. The first
 * one is complete in every source, because the mailbox's own server wrote it. A sender may have written any of the
 * others. Invisible and other odd characters count only in a text without a body: a sender can put them into a name,
 * and a source with its body was not copied from a page.
 *
 * @param isCopied whether odd characters were found and replaced in names, where only copying puts them
 */
export function isDamaged(lines: readonly string[], isCopied: boolean): boolean {
  const end = headerLength(lines);
  const fields = fieldsOf(lines.slice(0, end));
  const hops = fields.filter(({ key }) => key === 'received').map(({ body }) => body.slice(0, MOST_OF_A_FIELD));
  const hasBody = lines.slice(end).some((line) => line.trim() !== '');
  if (hops.length === 0) return fields.some(isOfHop);
  return (
    ((!hasBody || hops.length > 1) && isMostlyIncomplete(hops)) ||
    hops[0] === hops[1] ||
    hops.includes('') ||
    isHopLostAbove(fields) ||
    fields.some(({ raw }) => COMPARED.test(raw)) ||
    hops.some(isDistorted) ||
    (!hasBody &&
      (isCutAtEnd(fields) ||
        isTruncated(fields) ||
        hops.some(isMiswritten) ||
        isWithoutAddresses(hops) ||
        isOddlyWritten(lines.slice(0, end)))) ||
    ((!hasBody || isCopied) && fields.some(hasSignsOfCopying))
  );
}

/** Some servers write no date, or no name of their own: one such field in a source with its body is nothing unusual. */
function isMostlyIncomplete(hops: readonly string[]): boolean {
  const incomplete = hops.filter((hop) => !isComplete(hop)).length;
  return !isComplete(hops[0] ?? '') || incomplete * 2 > hops.length;
}

function isComplete(hop: string): boolean {
  return (WRITER.test(hop) || STEP.test(hop.trimStart())) && TIME.test(hop);
}

/**
 * Whether a Received field has neither the server's name nor a time, or a list of results is empty, because the rest
 * was on a line that is missing.
 */
function isTruncated(fields: readonly HeaderField[]): boolean {
  return fields.some(({ key, body }) => {
    const text = body.slice(0, MOST_OF_A_FIELD);
    if (key === 'received') return !WRITER.test(text) && !TIME.test(text);
    return key === 'authentication-results' && NO_RESULT.test(text);
  });
}

/**
 * Whether several lines have no address left, although their servers would have written one in at least one of them.
 */
function isWithoutAddresses(hops: readonly string[]): boolean {
  return hops.length > 1 && !hops.some((hop) => ANY_ADDRESS.test(hop));
}

/** Whether names lost their dashes, or lines are there twice, one copy beside the other (`diff -y`). */
function isOddlyWritten(header: readonly string[]): boolean {
  if (header.filter(hasNameWithoutDashes).length >= LEAST_SPACED) return true;
  const twice = header.filter((line) => {
    const begins = line.slice(0, SAME);
    return begins.trim().length === SAME && line.slice(SAME, MOST_OF_A_FIELD).includes(begins);
  });
  return twice.length >= LEAST_SAME;
}

function hasNameWithoutDashes(line: string): boolean {
  const name = /^[A-Za-z][\w ]{2,40}(?=:)/u.exec(line)?.[0] ?? '';
  return !isKnownName(name) && isKnownNameWithoutDashes(name.replaceAll(/[_ ]/gu, ''));
}

/** Whether the text ends inside a Received field. */
function isCutAtEnd(fields: readonly HeaderField[]): boolean {
  const last = fields.at(-1);
  return fields.length > 1 && last?.key === 'received' && !isComplete(last.body);
}

/** Whether there is another Received field before the first, with its name missing or incomplete. */
function isHopLostAbove(fields: readonly HeaderField[]): boolean {
  const first = fields.findIndex(({ key }) => key === 'received');
  return fields.slice(0, first).some((field) => field.key !== 'x-received' && isOfHop(field));
}

function isOfHop({ name, key, body, raw }: HeaderField): boolean {
  if (isKnownName(name) && key !== 'received') return false;
  const text = (name === '' ? raw : body).slice(0, MOST_OF_A_FIELD);
  return isHopText(text) || TIME.test(after(text, HOP_NAME)) || (name === '' && WRITER.test(text) && TIME.test(text));
}

/** Searches in steps: a single expression would look for "by" and a time again after each "from" and "by". */
function isHopText(text: string): boolean {
  return TIME.test(after(text, HOP_BY)) || TIME.test(after(after(text, HOP_FROM), BY_AFTER_FROM));
}

/** What follows the first match; empty without one. */
function after(text: string, pattern: RegExp): string {
  const match = pattern.exec(text);
  return match === null ? '' : text.slice(match.index + match[0].length);
}

function hasSignsOfCopying({ name, body }: HeaderField): boolean {
  const text = body.slice(0, MOST_OF_A_FIELD);
  return isTraceName(name) && (COPIED_SIGN.test(text) || BROKEN_NAME.test(text) || REMARK.test(text));
}

function isDistorted(hop: string): boolean {
  if (!hop.includes(';') && NO_SEMICOLON.test(hop)) return true;
  const [peer = ''] = hop.split(BY, 1);
  return NESTED.test(peer) || DISTORTIONS.some((sign) => sign.test(hop)) || hasMisreadAddress(hop);
}

/** "[185.l38.182.1O1]" is not an address, but becomes one if some letters are read as digits. */
function hasMisreadAddress(hop: string): boolean {
  return [...hop.matchAll(BRACKETED)].some(([, text = '']) => {
    const plain = MISREAD.reduce((read, [sign, digit]) => read.replaceAll(sign, digit), text.normalize('NFKC'));
    return !ADDRESS.test(text) && ADDRESS.test(plain.replaceAll(INVISIBLE, ''));
  });
}

/** Widths of terminals, mail programs and printers. */
const USUAL_WIDTHS: ReadonlySet<number> = new Set([60, 64, 72, 76, 78, 79, 80, 100, 120, 132]);
/** A line of a Received field that ends inside a word which servers write: "with ESM", "(envelope-fro". */
const CUT_WORD = /[ \t](?:wi|wit|with[ \t]+(?:E|ES|ESM|ESMT|S|SM|SMT|L|LM|LMT|H|HT|HTT)|\(envelope-\w{0,3})$/u;
/**
 * At any other width, it takes this many lines of that length to show that lines were cut: signatures have lines like
 * that, too.
 */
const CUT_LINES = 2;

/**
 * Whether a screen or a program cut the lines at its width, so that a server's field lost the end of a parenthesis or of
 * a word.
 */
export function isCutAtWidth(lines: readonly string[]): boolean {
  const header = lines.slice(0, headerLength(lines));
  const width = header.reduce((most, { length }) => Math.max(most, length), 0);
  const longest = header.filter(({ length }) => length === width).length;
  if (longest < (USUAL_WIDTHS.has(width) ? 1 : CUT_LINES)) return false;
  return fieldsOf(header).some(({ name, raw }) => {
    const full = raw.split('\n').filter((line) => line.trimEnd().length >= width - 1);
    const isOpen = count(raw, '(') + count(raw, '[') > count(raw, ')') + count(raw, ']');
    return isTraceName(name) && full.length > 0 && (isOpen || full.some((line) => CUT_WORD.test(line)));
  });
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

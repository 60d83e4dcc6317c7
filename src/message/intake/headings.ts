import { fieldNameOf, fieldsOf, headerLength, isContinuation } from './lines.ts';

/**
 * First lines that programs and pages put above a source. The author of the message cannot have written them: an author
 * who wrote the first line wrote the whole text.
 */
const FIRST: readonly RegExp[] = [
  // The title of a source view, or of the dialog that a person copied.
  /^(?:original message|message source|message headers|message id\b|исходное сообщение|источник сообщения|исходный текст|исходный код|исходник письма|свойства письма|служебные заголовки|идентификатор сообщения|source of:|исходный код:|microsoft mail internet headers|internet headers|заголовки интернета)/iu,
  // The beginning of a block in a tracker, a forum or Markdown.
  /^(?:\{(?:code|noformat|quote)[^}]*\}|\[(?:code|quote|spoiler)(?:=[^\]]*)?\]|`{3,}\w*|~{3,}\w*|#\+begin_\w+)$/iu,
  // The length of an .emlx file; the time in the line of an mbox that lost its beginning.
  /^(?:\d{1,9}$|\w{3} +\d{1,2} \d{2}:\d{2}:\d{2} \d{4}$)/u,
  // What POP3 (RFC 1939 §5) and IMAP (RFC 9051 §7.5.2) servers answer.
  /^\+OK\b|^\* \d+ FETCH \(.*\{\d+\}$/u,
  // `diff` and `git diff` of a new file, `bat`, mysql's "\G", psql's "\x".
  /^diff --git \S+ \S+$|^\d+a\d+(?:,\d+)?$|^[─━┬┼┐┌│]{5,}$|^\*{10,} 1\. row \*{10,}$|^-\[ RECORD 1 \]-*[+-]*$/u,
  // A message in a chat: "Anna, [05.11.2026 12:00]" (Telegram), "[5.11 12:00] Anna" (Teams).
  /^[^,:[\]]{1,40}, \[\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?,? \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?\]:?$/iu,
  /^\[\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?,? \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?\] [^:[\]]{1,40}:?$/iu,
];

/** Lines that may follow such a first line. */
const NEXT: readonly RegExp[] = [
  /^(?:created at|создано|дата создания|download|download original|скачать|скачать оригинал|copy to clipboard|(?:с)?копировать в буфер обмена|spf|dkim|dmarc|from|to|subject|date|от|кому|тема|дата|x-account-key|x-mozilla[\w-]*)(?:[\s:：]|$)/iu,
  /^(?:\{(?:code|noformat|quote)[^}]*\}|`{3,}\w*|~{3,}\w*)$/iu,
  /^(?:new file mode \d+|index [\da-f.]+(?: \d+)?|--- \S+|\+\+\+ \S+|@@ [-+,\d ]+ @@.*)$/u,
  /^│ File: .*$|^[─━┬┼┐┌]{5,}$/u,
];
const MOST_LINES = 20;

/**
 * Whether a program or a page put all the lines above a header there, so that the header is the first thing in the text
 * that its sender can have written.
 *
 * @param above the lines that are not empty
 * @param header the lines that were found below them
 */
export function isHeading(above: readonly string[], header: readonly string[]): boolean {
  const [first, ...next] = above;
  if (first === undefined || above.length > MOST_LINES) return false;
  const isKnown = (line: string): boolean => [...FIRST, ...NEXT].some((form) => form.test(line));
  if (FIRST.some((form) => form.test(first)) && next.every(isKnown)) return true;
  return isSummaryOf(above, header);
}

/** The heading and the id. Anything else before the id would be another page, or prose. */
const PLACE_OF_ID = 2;
const LONGEST_LABEL = 60;
const LEAST_ROWS = 4;
/** A label and its value, or the words of a button. */
const ROW = /^[^\t]{1,30}(?:\t|[:：] ?).*$/u;

/**
 * Whether the lines are Gmail's "Show original" in any language: a table above the source that begins with the id of
 * the same message, with the results of SPF, DKIM or DMARC below it, and buttons.
 */
function isSummaryOf(above: readonly string[], header: readonly string[]): boolean {
  const id = fieldsOf(header.slice(0, headerLength(header))).find(({ key }) => key === 'message-id');
  const text = id?.body.trim() ?? '';
  if (!/^<\S+>$/u.test(text)) return false;
  const rows = above.filter((line) => ROW.test(line));
  return (
    above.slice(0, PLACE_OF_ID).some((line) => ROW.test(line) && line.endsWith(text)) &&
    rows.length >= LEAST_ROWS &&
    rows.some((line) => /^(?:SPF|DKIM|DMARC)\b/u.test(line)) &&
    above.every((line) => ROW.test(line) || (line.length <= LONGEST_LABEL && !/[.!?]$/u.test(line)))
  );
}

/** What ends a block in a tracker, a forum, Markdown, Org, a pager, vim, `bat` or a database's client. */
const CLOSING =
  /^(?:`{3,}|~{3,}|\{(?:code|noformat|quote)\}|\[\/\w+\]|<\/\w+>|#\+end_\w+|\(END\)|lines \d+-\d+(?:\/\d+)?(?: .*)?|~|[─━┴└┘]{5,}|-{10,}|\d+ rows? in set .*|\\ No newline at end of file)[ \t]*$/iu;

/**
 * The lines without the end of a block that a program or a page put after the header, and without the text from there
 * to the next empty line. null if there is none, or if a field follows it.
 */
export function withoutClosing(lines: readonly string[]): string[] | null {
  const end = headerLength(lines);
  const header = lines.slice(0, end);
  const lastField = header.findLastIndex((line) => isContinuation(line) || fieldNameOf(line) !== null);
  const closing = header.findIndex((line, place) => place > lastField && CLOSING.test(line));
  return closing === -1 ? null : [...header.slice(0, closing), ...lines.slice(end)];
}

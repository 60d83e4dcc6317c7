import { readFileSync } from 'node:fs';
import path from 'node:path';
import { generatedForm } from '../corpus/brought-forms/generated-forms.ts';
import { compoundFile } from '../unit/message/containers/compound-file.ts';

const CORPUS = path.join(import.meta.dirname, '../corpus');
const REPORTS = path.join(CORPUS, 'public-reports');

/** What the inspector shows of a source, by the markers in its HTML. */
export interface ShownSource {
  readonly state: 'report' | 'failure';
  /** null for a failure. */
  readonly verdict: string | null;
  /** Why it was refused; null for a report. */
  readonly reason: string | null;
  /** What was repaired. */
  readonly notes: readonly string[];
  /** Further messages inside. */
  readonly others: readonly string[];
}

/** One kind of source that people bring, and what has to be shown of it. */
export interface BroughtKind {
  readonly kind: string;
  readonly bytes: Uint8Array;
  readonly shown: ShownSource;
}

/** The same message in every form below: relayed, received by Gmail. */
const PLAIN = readFileSync(path.join(REPORTS, '00-plain.eml'), 'utf8');
const HEADER = PLAIN.slice(0, PLAIN.indexOf('\n\n'));
const FIELDS = HEADER.split(/\n(?![ \t])/u).map((field) => {
  const colon = field.indexOf(':');
  return { name: field.slice(0, colon), value: field.slice(colon + 1).trim() };
});

/** As text and as a file. */
export const TEXT_KINDS: readonly BroughtKind[] = [
  read('a whole source', '00-plain.eml', 'proven', []),
  read('quoted with initials', '52-quoted-initials.txt', 'proven', ['quoted']),
  read('numbered lines', '57-linenumbers-dot.txt', 'proven', ['numbered']),
  read('indented', 'e2-tab-before-each.txt', 'proven', ['quoted']),
  read('the prefix of a log', 'e6-log-prefix.txt', 'proven', ['numbered']),
  read('bold names', '36b-bold-received.txt', 'proven', ['emphasis']),
  read('a code fence', '54-fence.txt', 'proven', ['text-above']),
  read('backslashes at the ends of lines', 'e8-trailing-backslash.txt', 'proven', ['backslashes']),
  read('a greeting above', '42-ru-greeting.txt', 'conditional', ['text-above']),
  read('no-break spaces for the indentation', '62-nbsp-indent.txt', 'conditional', ['odd-characters']),
  read('invisible characters', '65-zwsp-each.txt', 'proven', ['odd-characters']),
  read('lines broken at the margin', '70-wrapped72.txt', 'conditional', ['wrapped']),
  read('full-width colons', 'c2-fullwidth-colon.txt', 'proven', ['odd-characters']),
  read('typographic dashes', 'en-dashes.txt', 'conditional', ['odd-characters']),
  read('folding lost, after the line of an mbox', '48-mbox-unfolded-col0.txt', 'conditional', ['unfolded']),
  read('an empty line after each', '83-spaced-col0.txt', 'conditional', ['spaced', 'unfolded']),
  read('an empty line inside', '84-blank-inside.txt', 'conditional', ['gap']),
  read('everything on one line', '67-oneline-nospace.txt', 'conditional', ['one-line']),
  read('line ends written out', '69-literal-n.txt', 'proven', ['escaped']),
  read('quoted-printable', '95-qp-text.txt', 'proven', ['quoted-printable']),
  read('base64', '96-base64.txt', 'proven', ['base64']),
  read('Gmail’s API', 'a9-gmail-api.json', 'proven', ['json']),
  of('Microsoft Graph', JSON.stringify({ internetMessageHeaders: FIELDS }), 'proven', ['json']),
  read('Python’s list of pairs', 'py-pprint.txt', 'proven', ['json']),
  read('a saved page of Gmail', 'a6-gmail-saved.html', 'conditional', ['web-page']),
  read('a page with the source in <pre>', 'a7-yandex-saved.html', 'proven', ['web-page']),
  of(
    'a page with a list of definitions',
    `<!doctype html><dl>${FIELDS.map(({ name, value }) => `<dt>${name}</dt><dd>${markup(value)}</dd>`).join('')}</dl>`,
    'conditional',
    ['web-page', 'table'],
  ),
  read('a page with everything escaped', '60-html-escaped.txt', 'proven', ['entities']),
  read('an .mht', 'b3.mht', 'proven', ['web-page']),
  of(
    'RTF',
    `{\\rtf1\\ansi ${PLAIN.replaceAll(/[\\{}]/gu, String.raw`\$&`).replaceAll('\n', '\\par\r\n')}}`,
    'conditional',
    ['rich-text'],
  ),
  read('XML of Exchange', 'ews.txt', 'proven', ['web-page']),
  read('CSV', 'c9-csv.txt', 'proven', ['table']),
  read('Apple Mail’s labels in Russian', '31-apple-all-headers-ru.txt', 'proven', ['translated']),
  read('Gmail’s “Show original”', '10-gmail-page-en.txt', 'proven', ['text-above']),
  of(
    'names that the browser has translated',
    HEADER.replaceAll(/^Received:/gmu, 'Получено:').replaceAll(/^From:/gmu, 'От:'),
    'conditional',
    ['machine-translated'],
  ),
  read('the oldest line first', 'b9-received-reversed.txt', 'conditional', ['reversed']),
  read('the value of one line', 'b8-only-one-received-noname.txt', 'conditional', ['value-alone']),
  of(
    'only Received lines',
    HEADER.split(/\n(?![ \t])/u)
      .filter((field) => field.startsWith('Received:'))
      .join('\n'),
    'conditional',
    [],
  ),
  read('names turned into links', 'outlook-autolink.txt', 'conditional', ['links']),
  read('addresses hidden by a site', 'cf-email.txt', 'conditional', ['masked']),
  read('lines left out', 'snip.txt', 'conditional', ['redacted']),
  read('two headers', 'c7-two-headers.txt', 'proven', [], ['following']),
  read('a message attached', '90-attached-rfc822.eml', 'absent', [], ['attached']),
  read('the header of a bounced message', '94-headers-txt-attachment.eml', 'absent', [], ['returned']),
  read('a header quoted in a message', '92-body-has-headers.eml', 'absent', [], ['quoted']),
  refused('an analyser’s table', 'hop-table', bytesOf('analyser-microsoft.txt')),
  refused('a server’s log', 'server-log', bytesOf('log-postfix.txt')),
  refused('a summary', 'summary-only', Buffer.from('From: a@shop.example\nTo: u@klever.test\nSubject: Order\n')),
  refused('a page without a header', 'page-without-header', Buffer.from('<!doctype html><p>Hello</p>')),
  refused('JSON without a header', 'json-without-header', Buffer.from('{"subject":"Order"}')),
  refused('prose', 'not-a-message', Buffer.from('The message has not arrived.')),
];

/** Only as a file: what the clipboard's text cannot hold. */
export const FILE_KINDS: readonly BroughtKind[] = [
  read('UTF-16 with a byte order mark', '05-utf16be.txt', 'proven', ['utf-16']),
  read('UTF-16 without one', '06-utf16le-nobom.txt', 'proven', ['utf-16']),
  {
    kind: 'an Outlook message',
    bytes: compoundFile({
      '/__substg1.0_007D001F': new Uint8Array(Buffer.from(HEADER.replaceAll('\n', '\r\n'), 'utf16le')),
    }),
    shown: report('proven', ['outlook-file']),
  },
  refused('a picture', 'image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
  refused('winmail.dat', 'tnef', Buffer.from('789f3e22010001000100', 'hex')),
  refused('a zip', 'zip', Buffer.from('504b030414000000', 'hex')),
  refused('a gzip', 'archive', Buffer.from('1f8b0800000000000003', 'hex')),
  refused('a PDF', 'pdf', bytesOf('a5.pdf')),
  refused(
    'a .docx',
    'office-document',
    Buffer.concat([
      Buffer.from('504b03041400060008000000210000000000000000000000000013000000', 'hex'),
      Buffer.from('[Content_Types].xml'),
    ]),
  ),
];

function read(kind: string, file: string, verdict: string, notes: string[], others: string[] = []): BroughtKind {
  return { kind, bytes: bytesOf(file), shown: report(verdict, notes, others) };
}

function of(kind: string, text: string, verdict: string, notes: string[]): BroughtKind {
  return { kind, bytes: new TextEncoder().encode(text), shown: report(verdict, notes) };
}

function refused(kind: string, reason: string, bytes: Uint8Array): BroughtKind {
  return { kind, bytes, shown: { state: 'failure', verdict: null, reason, notes: [], others: [] } };
}

function report(verdict: string, notes: string[], others: string[] = []): ShownSource {
  return { state: 'report', verdict, reason: null, notes, others };
}

function bytesOf(file: string): Uint8Array {
  const made = generatedForm(file, 'exchange');
  if (made !== null) return new TextEncoder().encode(made);
  const isReport = /^[a-f]?\d/u.test(file);
  return readFileSync(path.join(isReport ? REPORTS : path.join(CORPUS, 'brought-forms'), file));
}

function markup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
}

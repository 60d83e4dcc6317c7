/**
 * `npm run new:webmail ID`: the files of a new webmail, whose tests all pass unchanged: an adapter, its pages, its
 * test, a server that plays it, and its entry in docs/webmails.md. What its author has to change is marked TO DO
 * (docs/adding-a-webmail.md).
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [id = '', root = path.resolve(import.meta.dirname, '..')] = process.argv.slice(2);
if (!/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/u.test(id)) {
  process.stderr.write(
    'usage: npm run new:webmail ID\nID: small letters, digits and "_", for instance "example_mail"\n',
  );
  process.exit(2);
}
// "example_mail" in each naming style of the project.
const words = id.split('_');
const kebab = words.join('-');
const camel = words.map((word, place) => (place === 0 ? word : capitalised(word))).join('');
const title = words.map(capitalised).join(' ');
const host = `${kebab}.example`;
const today = new Date().toISOString().slice(0, 10);

const adapter = `/** ${title}. TO DO: in which version, and where its marks were seen or read. Inferred on ${today}. */
import { describedWebmail, namedInElements } from '../reader/described-webmail.ts';
import type { RequestShape } from '../contract/request-shape.ts';
import { sourceBy } from '../contract/source-route.ts';

/** TO DO: replace each mark, and say of each where it is known from. LIKELY */
const MARKS = {
  /** An open message. */
  message: 'article[data-mail-id]',
  id: 'data-mail-id',
  subject: 'h1.subject',
  sender: '.from',
  time: null,
  /** What the sender wrote. */
  body: '.mail-body',
} as const;

/** TO DO: what its own "Show source" asks for, with a pattern for the whole of each value. LIKELY */
const RAW: RequestShape = { template: 'GET /raw/{id}', values: { id: /^\\d{1,20}$/u } };

export const ${camel} = describedWebmail({
  id: '${id}',
  title: '${title}',
  marks: MARKS,
  /** TO DO: its host, or a mark in its head where anybody can host it. */
  signs: [{ host: /^${host.replaceAll('.', '\\.')}$/u }],
  requests: [RAW],
  shown: namedInElements(MARKS.message, MARKS.id, /^(\\d{1,20})$/u, MARKS.body),
  routes: ({ id }) => [sourceBy('raw', 'likely', RAW, { id })],
});
`;

function page(what: string, message: { readonly number: string; readonly subject: string } | null): string {
  const shown =
    message === null
      ? '  <ul><li>Order 48213</li><li>Another</li></ul>\n'
      : `  <article data-mail-id="${message.number}">
    <h1 class="subject">${message.subject}</h1>
    <div class="from">Lavka &lt;news@lavka.test&gt;</div>
    <div class="mail-body"><p>Hello</p></div>
  </article>
`;
  return `<!-- ${title}, ${what}. TO DO: from where. Inferred on ${today}. -->
<html lang="en">
<head><title>${title}</title></head>
<body>
${shown}</body>
</html>
`;
}

const unitTest = `// @vitest-environment jsdom
import { ${camel} } from '../../../src/webmail/webmails/${kebab}.ts';
import { describeAdapter } from './common-suite.ts';

describeAdapter({
  webmail: ${camel},
  shown: { file: '${id}/message', address: 'https://${host}/' },
  ref: { key: '12', subject: 'Order 48213', sender: 'Lavka <news@lavka.test>', time: null },
  closed: [{ file: '${id}/list', address: 'https://${host}/' }],
  another: { file: '${id}/another-message', address: 'https://${host}/' },
  hide({ document }) {
    document.querySelector('article')?.setAttribute('style', 'display: none');
  },
  thread: 'one message is shown at a time',
  answering: {
    answers: (source) => ({ '/raw/12': source }),
    signedOut: { status: 401 },
    gone: { status: 404 },
  },
});
`;

const fixture = `import { bytes, type FixtureWebmail } from './fixture-webmail.ts';

export const ${camel}: FixtureWebmail = {
  id: '${id}',
  title: '${title}',
  host: '${host}',
  messages: {
    '12': { subject: 'Order 48213', from: 'Lavka <news@lavka.test>', verdict: 'proven' },
    '13': { subject: 'Another', from: 'Lavka <news@lavka.test>', verdict: 'absent' },
  },
  shown: { address: '/', page: '${id}/message', reads: '12' },
  next: { address: '/', page: '${id}/another-message', reads: '13' },
  senderWrites: '.mail-body',
  signedOut: 'signed-out',

  /** TO DO: as its server answers, and where each answer is known from. LIKELY */
  answer({ url }, mailbox) {
    const id = /^\\/raw\\/(?<id>\\d+)$/u.exec(url.pathname)?.groups?.['id'];
    if (id === undefined) return null;
    if (!mailbox.isSignedIn) return { status: 401 };
    const source = mailbox.source(id);
    return source === null ? { status: 404 } : bytes(source, 'message/rfc822');
  },
};
`;

const files: Readonly<Record<string, string>> = {
  [`src/webmail/webmails/${kebab}.ts`]: adapter,
  [`test/webmail-pages/${id}/message.html`]: page('a message', { number: '12', subject: 'Order 48213' }),
  [`test/webmail-pages/${id}/another-message.html`]: page('another message', { number: '13', subject: 'Another' }),
  [`test/webmail-pages/${id}/list.html`]: page('its list of messages', null),
  [`test/unit/webmail/${kebab}.test.ts`]: unitTest,
  [`test/lab/fixture-webmails/${kebab}.ts`]: fixture,
};
const present = Object.keys(files).filter((file) => existsSync(path.join(root, file)));
if (present.length > 0) {
  process.stderr.write(`There is a webmail "${id}" already: ${present.join(', ')}\n`);
  process.exit(1);
}
for (const [file, text] of Object.entries(files)) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
  process.stdout.write(`written  ${file}\n`);
}
register('src/webmail/webmails/mail-services.ts', /^export const MAIL_SERVICES\b.*= \[$/u);
register('test/lab/fixture-webmails/all.ts', /^export const FIXTURE_WEBMAILS\b.*= \[$/u);
edit('docs/webmails.md', (lines) => {
  const cells = [
    title.padEnd(21),
    '3   ',
    'tried    ',
    'its wording is not known'.padEnd(59),
    'played   ',
    '–     ',
    '–       ',
  ];
  appendToBlock(lines, /^\| Webmail /u, `| ${cells.join(' | ')} |`);
  appendToBlock(lines, /^- \*\*[^*]+\*\*: .*\. From:/u, `- **${title}**: ${host}. From: TO DO; inferred on ${today}.`);
  const sign = `- Page: host \`^${host.replaceAll('.', '\\.')}$\``;
  lines.splice(placeOf(lines, /^## Everywhere else$/u), 0, `### ${title}`, '', sign, '- Asks: `GET /raw/{id}`', '');
});

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Imports the new webmail and puts it first in a list: those with a host of their own come first (registry.ts). */
function register(file: string, list: RegExp): void {
  edit(file, (lines) => {
    insertAfter(lines, list, `  ${camel},`);
    lines.unshift(`import { ${camel} } from './${kebab}.ts';`);
  });
}

/** Appends a line to the block of lines (up to the next empty one) that begins with a match. */
function appendToBlock(lines: string[], begin: RegExp, line: string): void {
  const start = placeOf(lines, begin);
  lines.splice(lines.indexOf('', start), 0, line);
}

function insertAfter(lines: string[], match: RegExp, line: string): void {
  lines.splice(placeOf(lines, match) + 1, 0, line);
}

function placeOf(lines: readonly string[], match: RegExp): number {
  const place = lines.findIndex((line) => match.test(line));
  if (place === -1) throw new Error(`No line matches ${match}`);
  return place;
}

function edit(file: string, change: (lines: string[]) => void): void {
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
  change(lines);
  writeFileSync(path.join(root, file), lines.join('\n'));
  process.stdout.write(`changed  ${file}\n`);
}

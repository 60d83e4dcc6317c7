import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES: Readonly<Record<string, string>> = {
  gmail: '../public-reports/00-plain.eml',
  yandex: '../../demo/messages/yandex.eml',
  mailru: '../../demo/messages/mailru.eml',
  exchange: '../../demo/messages/exchange-online.eml',
};

/** The header of a message, with LF. */
function headerOf(message: string): string {
  const source = readFileSync(join(import.meta.dirname, SOURCES[message] ?? ''), 'utf8').replaceAll('\r\n', '\n');
  return source.slice(0, source.indexOf('\n\n'));
}

function each(header: string, change: (line: string, number: number) => string): string {
  return header
    .split('\n')
    .map((line, place) => change(line, place + 1))
    .join('\n');
}

/** Name and value of each field, on one line. */
function unfolded(header: string): (readonly [name: string, value: string])[] {
  return header.split(/\n(?![ \t])/u).map((field) => {
    const colon = field.indexOf(':');
    const value = field.slice(colon + 1).trim();
    return [field.slice(0, colon), value.replaceAll(/\n[ \t]+/gu, ' ')] as const;
  });
}

function fields(
  header: string,
  shown: (name: string, value: string, number: number) => string,
  between = '\n',
): string {
  return unfolded(header)
    .map(([name, value], place) => shown(name, value, place + 1))
    .join(between);
}

/** Each name with all its values, in the order in which the names first occur. */
function grouped(header: string): [string, string[]][] {
  const values = new Map<string, string[]>();
  for (const [name, value] of unfolded(header)) values.set(name, [...(values.get(name) ?? []), value]);
  return [...values];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function cell(text: string): string {
  return /[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The forms that a rule makes of a whole header, by the names that they have in expected.jsonl. */
const FORMS: Readonly<Record<string, (header: string) => string>> = {
  'jira-noformat-inline.txt': (header) => `{noformat}${header}\n{noformat}`,
  'bb-spoiler.txt': (header) => `[spoiler=Заголовки][code]${header}\n[/code][/spoiler]`,
  'whatsapp.txt': (header) => `[05.11.2026, 12:00:13] Анна: ${header}`,
  'github-details.txt': (header) => `<details>\n<summary>Headers</summary>\n\n\`\`\`\n${header}\n\`\`\`\n\n</details>`,
  'log-level.txt': (header) => each(header, (line) => `DEBUG: ${line}`),
  'log-python.txt': (header) => each(header, (line) => `DEBUG:root:${line}`),
  'postcat-v.txt': (header) => each(header, (line) => `regular_text: ${line}`),
  'code-view-numbers.txt': (header) => each(header, (line, number) => `L${number}: ${line}`),
  'commented-slashes.txt': (header) => each(header, (line) => `// ${line}`),
  'spreadsheet-apostrophes.txt': (header) => each(header, (line) => `'${line}`),
  'git-blame.txt': (header) =>
    each(header, (line, number) => `a1b2c3d4 (Ivan 2026-11-05 11:20:33 +0300 ${String(number).padStart(3)}) ${line}`),
  'js-template.txt': (header) => `const headers = \`${header}\n\`;`,
  'cat-a.txt': (header) => each(header.replaceAll('\t', '^I'), (line) => `${line}$`),
  'pilcrows.txt': (header) => each(header, (line) => `${line}¶`),
  'gap-before-folds.txt': (header) => header.replaceAll(/\n(?=[ \t])/gu, '\n\n'),
  'invisible-in-names.txt': (header) => header.replaceAll('Received:', 'Rec\u200beived:'),
  'nbsp-for-second-space.txt': (header) => header.replaceAll('  ', ' \u00a0'),
  'word-breaks.txt': (header) => header.replaceAll('.', '.\u200b'),
  'wide-parentheses.txt': (header) => header.replaceAll('(', '（').replaceAll(')', '）'),
  'visible-blanks.txt': (header) => header.replaceAll(' ', '·').replaceAll('\t', '→···'),
  'vertical-tabs.txt': (header) => header.replaceAll('\n', '\v'),
  'number-lines.txt': (header) => each(header, (line, number) => `${number}\n\n${line}\n`),
  'bold-lines.txt': (header) => each(header, (line) => `**${line}**`),
  'c-strings.txt': (header) => each(header, (line) => `"${line.replaceAll('"', String.raw`\"`)}\\r\\n"`),
  'forum-bold-names.txt': (header) => header.replaceAll(/^([\w-]+:)/gmu, '[b]$1[/b]'),
  'ansi.txt': (header) => header.replaceAll(/^([\w-]+)(?=:)/gmu, '\u001b[1;34m$1\u001b[0m'),
  'round-dots.txt': (header) => header.replaceAll(/\.(?=(?:com|example|ru|net)\b)/gu, '(.)'),
  'blanks-after-dots.txt': (header) => header.replaceAll(/\.(?=(?:com|example|ru|net)\b)/gu, '. '),
  'blanks-in-brackets.txt': (header) => header.replaceAll(/[[(]/gu, '$& ').replaceAll(/[\])]/gu, ' $&'),
  'rulers.txt': (header) => fields(header, (name, value) => `${name}: ${value}\n-----`),
  'headings.txt': (header) => fields(header, (name, value) => `### ${name}\n\n${value}\n`),
  'bullets-bold.txt': (header) => fields(header, (name, value) => `* **${name}**: ${value}`),
  'aligned-columns.txt': (header) => fields(header, (name, value) => `${name.padEnd(27)} ${value}`),
  'name-equals-value.txt': (header) => fields(header, (name, value) => `${name} = ${value}`),
  'numbered-fields.txt': (header) =>
    header
      .split(/\n(?![ \t])/u)
      .map((field, place) => `#${place + 1} ${field}`)
      .join('\n'),
  'md-table-bold.txt': (header) =>
    `| **Header** | **Value** |\n|:--|:--|\n${fields(header, (name, value) => `| **${name}** | ${value} |`)}`,
  'jira-table.txt': (header) => `||Header||Value||\n${fields(header, (name, value) => `|${name}|${value}|`)}`,
  'csv-numbered.txt': (header) =>
    `#,Header,Value\r\n${fields(header, (name, value, number) => `${number},${name},${cell(value)}`, '\r\n')}`,
  'csv-onecell.txt': (header) => `id,date,headers\r\n17,2026-11-05,"${header.replaceAll('"', '""')}"\r`,
  'csv-colon.txt': (header) => fields(header, (name, value) => `${name}:,${cell(value)}`, '\r\n'),
  'yaml-list.txt': (header) => `headers:\n${fields(header, (name, value) => `  - ${name}: ${JSON.stringify(value)}`)}`,
  'yaml-block.txt': (header) => `headers: |\n${each(header, (line) => `  ${line}`)}`,
  'yaml-map.txt': (header) =>
    grouped(header)
      .map(([name, [first = '', ...others]]) =>
        others.length === 0
          ? `${name}: ${first}`
          : `${name}:\n${[first, ...others].map((value) => `  - ${value}`).join('\n')}`,
      )
      .join('\n'),
  'toml.txt': (header) =>
    fields(header, (name, value) => `[[headers]]\nname = "${name}"\nvalue = ${JSON.stringify(value)}`, '\n\n'),
  'xml-nv.txt': (header) =>
    `<?xml version="1.0"?><headers>${fields(header, (name, value) => `<header><name>${name}</name><value>${escaped(value)}</value></header>`)}\n</headers>`,
  'plist.txt': (header) =>
    `<?xml version="1.0"?><plist><dict>${fields(header, (name, value) => `<key>${name}</key><string>${escaped(value)}</string>`, '')}</dict></plist>`,
  'ruby.txt': (header) =>
    `{${grouped(header)
      .map(([name, values]) => `"${name}"=>[${values.map((value) => JSON.stringify(value)).join(', ')}]`)
      .join(', ')}}`,
  'json-entries.txt': (header) => `[${fields(header, (name, value) => `{"${name}": ${JSON.stringify(value)}}`, ', ')}]`,
  'json-trailing-comma.txt': (header) =>
    `{\n "headers": [\n${fields(header, (name, value) => `  {\n   "name": "${name}",\n   "value": ${JSON.stringify(value)}\n  }`, ',\n')}\n ,]\n}`,
  'php-print-r.txt': (header) =>
    `Array\n(\n${grouped(header)
      .map(([name, [first = '', ...others]]) =>
        others.length === 0
          ? `    [${name}] => ${first}\n`
          : `    [${name}] => Array\n        (\n${[first, ...others].map((value, place) => `            [${place}] => ${value}\n`).join('')}        )\n\n`,
      )
      .join('')})`,
  'js-inspect.txt': (header) =>
    `[\n${fields(header, (name, value) => `  {\n    name: '${name}',\n    value: '${value}'\n  },`)}\n]`,
  'py-list-lines.txt': (header) =>
    `[${header
      .split('\n')
      .map((line) => `'${line.replaceAll('\t', String.raw`\t`)}'`)
      .join(', ')}]`,
  'pre-wrap.txt': (header) =>
    `<html><body><h1>Ticket 4711</h1><div style="white-space:pre-wrap">${escaped(header)}\n</div></body></html>`,
  'numeric-references.txt': (header) => header.replaceAll(/[^\w \t\n.:-]|_/gu, (sign) => `&#${sign.charCodeAt(0)};`),
  'br-as-text.txt': (header) => each(header.replaceAll(/^\t/gmu, '&nbsp;&nbsp;'), (line) => `${line}<br>`),
  'en-dashes.txt': (header) => header.replaceAll('-', '–'),
  'markdown-escapes.txt': (header) => header.replaceAll(/[\\`*_{}[\]()#.!<>~|-]/gu, String.raw`\$&`),
  'commented-hash.txt': (header) => each(header, (line) => `# ${line}`),
  'piped-both-sides.txt': (header) => each(header, (line) => `| ${line} |`),
  'gap-after-fields.txt': (header) => header.replaceAll(/\n(?![ \t])/gu, '\n\n'),
  'logfmt-lines.txt': (header) =>
    each(header, (line) => `time=2026-11-05T12:00:00Z level=debug msg=${JSON.stringify(line)}`),
  'ndjson-docker.txt': (header) =>
    each(
      header,
      (line) => `{"log": ${JSON.stringify(`${line}\n`)}, "stream": "stdout", "time": "2026-11-05T09:00:00Z"}`,
    ),
  'ndjson-lines.txt': (header) =>
    each(
      header,
      (line, number) =>
        `{"@timestamp": "2026-11-05T09:00:00.${String(number - 1).padStart(3, '0')}Z", "host": "mx1", "message": ${JSON.stringify(line)}}`,
    ),
  'json-list-lines.txt': (header) =>
    `[${header
      .split('\n')
      .map((line) => JSON.stringify(line))
      .join(', ')}]`,
  'json-numbered-lines.txt': (header) =>
    `{${header
      .split('\n')
      .map((line, place) => `"${place}": ${JSON.stringify(line)}`)
      .join(', ')}}`,
  'java-plus.txt': (header) =>
    `String s = ${header
      .split('\n')
      .map((line) => JSON.stringify(`${line}\n`))
      .join('\n    + ')};`,
  'terminal-64.txt': (header) =>
    each(header.replaceAll('\t', ' '.repeat(8)), (line) => (line.match(/.{1,64}/gu) ?? ['']).join('\n')),
};

/** The text of a form that a rule makes; null if it is a file. */
export function generatedForm(file: string, message: string): string | null {
  const made = FORMS[file]?.(headerOf(message));
  return made === undefined ? null : `${made}\n`;
}

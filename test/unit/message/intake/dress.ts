/**
 * Ways in which a source is changed between a mailbox and a support desk: each takes a text with LF and returns another
 * one.
 */
export const DRESSINGS: Readonly<Record<string, (source: string) => string | Uint8Array>> = {
  'quoted in a mail': (source) => each(source, (line) => `> ${line}`),
  'quoted with initials': (source) => each(source, (line) => `АБ> ${line}`),
  'quoted twice': (source) => each(source, (line) => `>> ${line}`),
  'quoted with a bar': (source) => each(source, (line) => `| ${line}`),
  indented: (source) => each(source, (line) => `    ${line}`),
  numbered: (source) => each(source, (line, place) => `${String(place + 1).padStart(4)}  ${line}`),
  'numbered with colons': (source) => each(source, (line, place) => `${place + 1}: ${line}`),
  'from a log': (source) => each(source, (line) => `Nov  5 12:00:01 mx1 dump[1234]: ${line}`),
  'as a diff': (source) => each(source, (line) => `+${line}`),
  'with bold names': (source) => each(source, (line) => line.replace(/^([A-Za-z][\w-]*):/u, '**$1:**')),
  'with an empty line after each': (source) => source.replaceAll('\n', '\n\n'),
  'without indents': (source) => source.replaceAll(/\n[ \t]+/gu, '\n'),
  'wrapped at 60': (source) => wrapped(source, 60),
  'wrapped at 72': (source) => wrapped(source, 72),
  'quoted and wrapped': (source) =>
    wrapped(
      each(source, (line) => `> ${line}`),
      72,
    ),
  'quoted, wrapped and numbered': (source) =>
    each(
      wrapped(
        each(headerOf(source), (line) => `> > ${line}`),
        72,
      ).replaceAll(/\n(?!>)/gu, '\n> '),
      (line, place) => `${String(place + 1).padStart(6)}\t${line}`,
    ),
  'with no-break indents': (source) =>
    source.replaceAll(/\n[ \t]+/gu, (fold) => `\n${'\u00a0'.repeat(fold.length - 1)}`),
  'with invisible characters': (source) => each(source, (line) => `\u200b${line}`),
  'with full-width colons': (source) => each(source, (line) => line.replace(/^([A-Za-z][\w-]*): ?/u, '$1：')),
  'below a greeting': (source) => `Hello,\n\nhere are the headers:\n\n${source}`,
  'below Gmail’s summary': (source) =>
    `Original Message\n\nMessage ID\t<1@shop.example>\nFrom:\tShop <news@shop.example>\nSPF:\tPASS\n\nDownload Original\nCopy to clipboard\n\n${source}`,
  'in a code fence': (source) => `\`\`\`\n${source}\n\`\`\``,
  'with character references': (source) => escapedForHtml(source),
  'in a page': (source) => `<!doctype html><title>Source</title><pre>${escapedForHtml(source)}</pre>`,
  'in a page of lines': (source) =>
    `<html><body>${each(escapedForHtml(source), (line) => `<div>${line}</div>`)}</body></html>`,
  'in RTF': (source) =>
    `{\\rtf1\\ansi\\ansicpg1252 ${source.replaceAll(/[\\{}]/gu, String.raw`\$&`).replaceAll('\n', '\\par\n')}}`,
  'as JSON': (source) => JSON.stringify(source),
  'as a field of JSON': (source) => JSON.stringify({ raw: source }),
  'as Gmail’s raw': (source) => JSON.stringify({ raw: Buffer.from(source).toString('base64url') }),
  'as a list of pairs in Python': (source) =>
    `[${fieldsOf(source)
      .map(([name, value]) => `('${name}', ${quotedFor(value, "'")})`)
      .join(',\n ')}]`,
  'as what Node prints': (source) =>
    `[\n${fieldsOf(source)
      .map(([name, value]) => `  {\n    name: '${name}',\n    value: ${quotedFor(value, "'")}\n  }`)
      .join(',\n')}\n]`,
  'as strings of C': (source) => each(headerOf(source), (line) => quotedFor(`${line}\r\n`, '"')),
  'as records of a log': (source) => each(headerOf(source), (message) => JSON.stringify({ stream: 'stdout', message })),
  'as JSON in JSON': (source) => JSON.stringify({ raw: JSON.stringify({ headers: source }) }),
  'as JSON below a greeting': (source) => `Hello (see below):\n${JSON.stringify({ raw: source }, null, 2)}`,
  'as CSV': (source) =>
    fieldsOf(source)
      .map(([name, value]) => `${name},"${value.replaceAll('"', '""')}"`)
      .join('\r\n'),
  'as Format-List of PowerShell': (source) =>
    fieldsOf(source)
      .map(([name, value]) => `Name  : ${name}\nValue : ${value.replaceAll(/\n[ \t]+/gu, ' ')}\n`)
      .join('\n'),
  'as a block of YAML': (source) => `headers: |\n${each(headerOf(source), (line) => `  ${line}`)}`,
  'as XML with names in attributes': (source) =>
    `<?xml version="1.0"?><x>${fieldsOf(source)
      .map(([name, value]) => `<t:Header HeaderName="${name}">${escapedForHtml(value)}</t:Header>`)
      .join('')}</x>`,
  'with an empty line before each field': (source) => source.replaceAll(/\n(?=[A-Za-z])/gu, '\n\n'),
  'with an empty line before each fold': (source) => source.replaceAll(/\n(?=[ \t])/gu, '\n\n'),
  'with links of Outlook': (source) =>
    source.replaceAll(/([\w.-]+@)?\b((?:[a-z][\w-]*\.)+(?:ru|com|net|test|example))\b/gu, linked),
  'with dots disarmed, so that nothing can be clicked': (source) =>
    source.replaceAll(/(?<=\w)\.(?=(?:ru|com|net|test|example)\b)/gu, '[.]'),
  'commented out': (source) => each(source, (line) => `# ${line}`),
  'from a log with a level': (source) => each(source, (line) => `DEBUG: ${line}`),
  'as cat -A shows it': (source) => each(source.replaceAll('\t', '^I'), (line) => `${line}$`),
  'in colours of a terminal': (source) =>
    each(source, (line) => line.replace(/^([A-Za-z][\w-]*):/u, '\u001b[1m$1\u001b[0m:')),
  'after a tag on its first line': (source) => `{noformat}${source}{noformat}`,
  'as bytes of Python': (source) =>
    `b'${source.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\r\\n').replaceAll('\t', '\\t')}'`,
  'as base64': (source) => Buffer.from(source).toString('base64'),
  'as UTF-16': (source) => Buffer.from(`\ufeff${source}`, 'utf16le'),
  'as UTF-16 without a mark': (source) => Buffer.from(source, 'utf16le'),
  'in UTF-7': (source) => Buffer.from(inUtf7(headerOf(source))),
  'as a hexadecimal dump': (source) => hexDump(Buffer.from(source)),
  'in broken words of a terminal': (source) =>
    each(
      source,
      (line) =>
        line
          .replaceAll('\t', '        ')
          .match(/.{1,80}/gu)
          ?.join('\n') ?? '',
    ),
  'with line separators of a word processor': (source) => headerOf(source).replaceAll('\n', '\v'),
  'as rsyslog writes a text': (source) => headerOf(source).replaceAll('\n', '#012').replaceAll('\t', '#011'),
  'with wide brackets': (source) =>
    source.replaceAll(/[()[\]]/gu, (sign) => ({ '(': '（', ')': '）', '[': '［' })[sign] ?? '］'),
  'with escapes of Markdown': (source) => source.replaceAll(/[[\]()_*<>#.!-]/gu, String.raw`\$&`),
  'with dashes for hyphens': (source) => source.replaceAll('-', '–'),
  'with spaces inside brackets': (source) => source.replaceAll(/[([]/gu, '$& ').replaceAll(/[)\]]/gu, ' $&'),
  'in a page that keeps line ends by a style': (source) =>
    `<html><body><div style="white-space: pre-wrap">${escapedForHtml(headerOf(source))}</div></body></html>`,
  'with line numbers on lines of their own': (source) =>
    each(headerOf(source), (line, place) => `${place + 1}\n${line}`),
  'printed by a browser': (source) =>
    headerOf(source).replace(
      '\nFrom:',
      '\n\nhttps://mail.example/?view=om&id=1\t1/2\n11/5/26, 11:20 AM\tOriginal\n\nFrom:',
    ),
  'as PHP’s var_dump': (source) =>
    `array(9) {\n${fieldsOf(source)
      .map(([name, value]) => `  [0]=>\n  string(${Buffer.byteLength(value) + name.length + 2}) "${name}: ${value}"`)
      .join('\n')}\n}`,
  'as Go prints a map': (source) =>
    `mail.Header{${fieldsOf(source)
      .map(([name, value]) => `"${name}":[]string{${quotedFor(value, '"')}}`)
      .join(', ')}}`,
  'in quoted-printable below a greeting': (source) =>
    `Hello (see below):\n\n${each(headerOf(source).replaceAll('=', '=3D'), (line) => line.match(/.{1,72}/gu)?.join('=\n') ?? '')}`,
  'on one line': (source) => headerOf(source).replaceAll(/\n[ \t]*/gu, ' '),
  'with an empty line inside': (source) => source.replace('\nDKIM-Signature:', '\n\nDKIM-Signature:'),
  'with a time after each line': (source) =>
    each(headerOf(source), (line, place) => `${line}  [11:12:${10 + (place % 50)}]`),
  'with two semicolons after each line': (source) => each(headerOf(source), (line) => `${line};;`),
  'with colours that lost their escapes': (source) =>
    headerOf(source).replaceAll(/\b(?:gato|by)\b/gu, '[01;31m[K$&[m[K'),
  'folded at a width': (source) =>
    fieldLines(source)
      .map(
        (field) =>
          field
            .replaceAll(/\n[ \t]+/gu, ' ')
            .match(/.{1,75}/gu)
            ?.join('\n ') ?? '',
      )
      .join('\n'),
  'as YAML with quoted values': (source) =>
    fieldsOf(source)
      .map(
        ([name, value]) => `- name: '${name}'\n  value: '${value.replaceAll("'", "''").replaceAll(/\n[ \t]+/gu, ' ')}'`,
      )
      .join('\n'),
  'as settings with quoted values': (source) =>
    fieldsOf(source)
      .map(([name, value]) => `${name}="${value.replaceAll(/\n[ \t]+/gu, ' ')}"`)
      .join('\n'),
  'as properties of Java': (source) =>
    fieldsOf(source)
      .map(([name, value]) => `${name}=${value.replaceAll(/\n[ \t]+/gu, ' ').replaceAll(/[:=]/gu, String.raw`\$&`)}`)
      .join('\n'),
  'as a form with plus signs for spaces': (source) => encodeURIComponent(headerOf(source)).replaceAll('%20', '+'),
  'in cells of a spreadsheet, with line ends': (source) =>
    fieldLines(source)
      .map((field) => `"${field.replaceAll('"', '""')}"`)
      .join('\n'),
  'as od -c shows it': (source) => octalDump(Buffer.from(headerOf(source))),
  'as hexadecimal digits': (source) => Buffer.from(source).toString('hex').replaceAll(/.{60}/gu, '$&\n'),
  'with numbers of vim that count from the line of the cursor': (source) =>
    each(headerOf(source), (line, place) => (place === 0 ? `1   ${line}` : `${String(place).padStart(3)} ${line}`)),
  'with numbers and all signs of vim': (source) =>
    each(headerOf(source), (line, place) => `${String(place + 1).padStart(3)} ${line.replaceAll('\t', '^I')}$`),
  'in a block of Org': (source) => `#+BEGIN_EXAMPLE\n${each(headerOf(source), (line) => `  ${line}`)}\n#+END_EXAMPLE`,
  'as properties of a document in Notes': (source) =>
    fieldsOf(source)
      .map(([name, value]) => `Field Name: ${name}\nData Type: Text\n\n"${value.replaceAll(/\n[ \t]+/gu, ' ')}"\n`)
      .join('\n'),
  'with links of a terminal': (source) =>
    source.replaceAll(/\b(?:[a-z][\w-]*\.)+(?:ru|com|test)\b/gu, '\u001b]8;;http://$&\u001b\\$&\u001b]8;;\u001b\\'),
  'in pieces, as a chat is exported': (source) =>
    JSON.stringify({
      text: headerOf(source)
        .split(/\b((?:[a-z][\w-]*\.)+(?:ru|com|test))\b/u)
        .map((text, place) => (place % 2 === 0 ? text : { type: 'link', text })),
    }),
  'in pieces, as a tracker exports a text': (source) =>
    JSON.stringify({
      content: headerOf(source)
        .split('\n')
        .flatMap((text) => [{ type: 'text', text }, { type: 'hardBreak' }]),
    }),
  'as Node prints a map': (source) =>
    `Map(9) {\n${valuesByName(source)
      .map(([name, values]) => `  '${name}' => [ ${values.map((value) => quotedFor(value, "'")).join(', ')} ]`)
      .join(',\n')}\n}`,
  'as Go prints a map of lists without types': (source) =>
    `map[${valuesByName(source)
      .map(([name, values]) => `${name}:[${values.join(' ')}]`)
      .join(' ')}]`,
  'as Java prints a map of lists': (source) =>
    `{${valuesByName(source)
      .map(([name, values]) => `${name}=[${values.join(', ')}]`)
      .join(', ')}}`,
  'as C# prints pairs': (source) =>
    fieldsOf(source)
      .map(([name, value]) => `[${name}, ${value.replaceAll(/\n[ \t]+/gu, ' ')}]`)
      .join('\n'),
  'as a folded text of YAML': (source) =>
    `headers: >-\n${fieldLines(source)
      .map((field) => `  ${field.replaceAll(/\n[ \t]+/gu, ' ')}\n`)
      .join('\n')}`,
  'as a new file in git diff': (source) =>
    `diff --git a/m.eml b/m.eml\nnew file mode 100644\n--- /dev/null\n+++ b/m.eml\n@@ -0,0 +1,9 @@\n${each(source, (line) => `+${line}`)}`,
  'as an answer of SOAP': (source) =>
    `<soap:Envelope xmlns:soap="x" xmlns:t="y">${fieldsOf(source)
      .map(([name, value]) => `<t:Header HeaderName="${name}">${escapedForHtml(value)}</t:Header>`)
      .join('')}</soap:Envelope>`,
  'as grep shows lines around a match': (source) => each(headerOf(source), (line) => `mail.eml-${line}`),
  'with CRLF': (source) => source.replaceAll('\n', '\r\n'),
  'with a byte order mark': (source) => `\ufeff${source}`,
};

/**
 * Ways in which a copy loses something that no program can restore with certainty: the answer may be another one, but
 * then it is conditional.
 */
export const LOSSES: Readonly<Record<string, (source: string) => string>> = {
  'lines in reverse order': (source) => headerOf(source).split('\n').toReversed().join('\n'),
  'fields in reverse order': (source) => fieldLines(source).toReversed().join('\n'),
  'lines in reverse order, with the body': (source) => source.split('\n').toReversed().join('\n'),
  'unfolded lines, sorted': (source) =>
    fieldLines(source)
      .map((field) => field.replaceAll(/\n[ \t]+/gu, ' '))
      .toSorted()
      .join('\n'),
  'letters for digits in addresses': (source) =>
    headerOf(source).replaceAll(/\[[\d.]+\]/gu, (address) => address.replaceAll('1', 'l').replaceAll('0', 'O')),
  'bars for brackets': (source) => headerOf(source).replaceAll(/[[\]]/gu, '|'),
  'direction marks around addresses': (source) => headerOf(source).replaceAll(/[\d.]{7,}/gu, '\u2068$&\u2069'),
  'soft hyphens in names': (source) => headerOf(source).replaceAll(/([a-z]{3})(?=[a-z]{3})/gu, '$1\u00ad'),
  'soft hyphens, with the body, in base64': (source) =>
    Buffer.from(source.replaceAll(/([a-z]{3})(?=[a-z]{3})/gu, '$1\u00ad')).toString('base64'),
  'wide digits': (source) =>
    headerOf(source).replaceAll(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  'a space after the last dot of names': (source) => headerOf(source).replaceAll('sndsy.ru', 'sndsy. ru'),
  'its first letters lost': (source) => headerOf(source).replace(/^[^]*?(?=ceived: (?:from|by))/u, ''),
  'a name for Received that was read from a picture': (source) =>
    headerOf(source).replaceAll(/^Received:/gmu, 'Recelved:'),
  'other words for "by"': (source) => headerOf(source).replaceAll(/\bby\b/gu, 'von'),
  'a line of a security log': (source) =>
    `CEF:0|Mail|1|msg=${headerOf(source).slice(headerOf(source).indexOf('Received:')).replaceAll('\n', '\\n')}`,
  'folded lines left out': (source) => headerOf(source).replaceAll(/\n[ \t].*/gu, ''),
  'each field twice': (source) =>
    fieldLines(source)
      .flatMap((field) => [field, field])
      .join('\n'),
  'long values collapsed': (source) => each(headerOf(source), (line) => line.replace(/^(.{50}).+$/u, '$1 Show more')),
  'a value above each name': (source) =>
    fieldsOf(source)
      .map(([name, value]) => `${value.replaceAll(/\n[ \t]+/gu, ' ')}\n${name}`)
      .join('\n'),
  'cut at 80 columns': (source) => each(headerOf(source), (line) => line.slice(0, 80)),
  'two versions side by side': (source) =>
    each(headerOf(source), (line) => `${line.slice(0, 60).padEnd(62)}| ${line.slice(0, 60)}`),
  'round brackets for square ones': (source) => headerOf(source).replaceAll('[', '(').replaceAll(']', ')'),
  'colons for semicolons': (source) => headerOf(source).replaceAll(';', ':'),
  'a button after each field': (source) =>
    fieldLines(source)
      .map((field) => `${field.replaceAll(/\n[ \t]+/gu, ' ')} Copy`)
      .join('\n'),
  'a number after each line': (source) => each(headerOf(source), (line, place) => `${line}\t${place + 1}`),
  'an arrow that points at the relay': (source) =>
    each(headerOf(source), (line) => (line.includes('gato') ? `${line} <--- here` : line)),
  'a space in each address': (source) => headerOf(source).replaceAll(/\[(\d+)\.(?=\d)/gu, '[$1. '),
  'addresses that lost a number': (source) => headerOf(source).replaceAll(/(\[\d+\.\d+)\.\d+(?=\.\d+\])/gu, '$1'),
  'parentheses lost': (source) => headerOf(source).replaceAll(/[()]/gu, ''),
  'brackets of both kinds lost': (source) =>
    headerOf(source).replaceAll(/^Received:.*(?:\n[ \t].*)*/gmu, (hop) => hop.replaceAll(/[()[\]]/gu, '')),
  'closing brackets lost': (source) => headerOf(source).replaceAll(/[)\]]/gu, ''),
  'a misread first word': (source) => headerOf(source).replaceAll(/\bfrom\b/gu, 'frorn'),
  'names in bold': (source) => headerOf(source).replaceAll(/gato\d+\.sndsy\.ru/gu, '**$&**'),
  'names in tags of a page': (source) => headerOf(source).replaceAll(/gato\d+\.sndsy\.ru/gu, '<b>$&</b>'),
  'a country after each address': (source) => headerOf(source).replaceAll(/(\[\d+(?:\.\d+){3})\]/gu, '$1 RU]'),
  'a question after the relay': (source) =>
    each(headerOf(source), (line) => (line.includes('gato') ? `${line} // our relay?` : line)),
  'names of fields without dashes': (source) =>
    headerOf(source).replaceAll(/^[\w-]+(?=:)/gmu, (name) => name.replaceAll('-', '')),
  'lines that end in CR alone': (source) => source.replaceAll('\n', '\r'),
  'the first line, without the name': (source) => headerOf(source).slice(headerOf(source).indexOf('Received:') + 10),
  'a comparison of two versions': (source) =>
    each(headerOf(source), (line) => (line.startsWith('Received:') ? `-${line}\n+${line}` : ` ${line}`)),
};

function each(text: string, change: (line: string, place: number) => string): string {
  return text.split('\n').map(change).join('\n');
}

function headerOf(source: string): string {
  return source.slice(0, source.indexOf('\n\n'));
}

function fieldLines(source: string): string[] {
  return headerOf(source).split(/\n(?![ \t])/u);
}

/** Name and value, with the line ends of folded lines. */
function fieldsOf(source: string): (readonly [name: string, value: string])[] {
  return fieldLines(source).map(
    (field) => [field.slice(0, field.indexOf(':')), field.slice(field.indexOf(':') + 1).trim()] as const,
  );
}

/** The values of each name together, on one line each. */
function valuesByName(source: string): (readonly [name: string, values: readonly string[]])[] {
  const values = new Map<string, string[]>();
  for (const [name, value] of fieldsOf(source)) {
    values.set(name, [...(values.get(name) ?? []), value.replaceAll(/\n[ \t]+/gu, ' ')]);
  }
  return [...values];
}

/** As `od -c` shows bytes. */
function octalDump(bytes: Buffer): string {
  const written: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r' };
  return Array.from({ length: Math.ceil(bytes.length / 16) }, (_line, nth) => {
    const cells = [...bytes.subarray(nth * 16, nth * 16 + 16)].map((byte) => {
      const sign = String.fromCharCode(byte);
      return (written[sign] ?? (byte > 126 ? byte.toString(8) : sign)).padStart(4);
    });
    return `${(nth * 16).toString(8).padStart(7, '0')}${cells.join('')}`;
  }).join('\n');
}

/** Every sign that is special in a header, encoded (RFC 2152). */
function inUtf7(text: string): string {
  return text.replaceAll('+', '+-').replaceAll(/[[\]<>="@;]|[^\n -~]/gu, (sign) => {
    const bytes = Buffer.from(sign, 'utf16le').swap16();
    return `+${bytes.toString('base64').replaceAll('=', '')}-`;
  });
}

/** As Wireshark shows bytes. */
function hexDump(bytes: Buffer): string {
  return Array.from({ length: Math.ceil(bytes.length / 16) }, (_line, nth) => {
    const row = bytes.subarray(nth * 16, nth * 16 + 16);
    const digits = row.toString('hex').match(/../gu)?.join(' ') ?? '';
    const shown = row.toString('latin1').replaceAll(/[^ -~]/gu, '.');
    return `${(nth * 16).toString(16).padStart(4, '0')}  ${digits.padEnd(47)}   ${shown}`;
  }).join('\n');
}

function quotedFor(text: string, quote: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  return `${quote}${escaped.replaceAll('\r', '\\r').replaceAll('\n', '\\n').replaceAll('\t', '\\t')}${quote}`;
}

function linked(whole: string, user: string | undefined): string {
  return user === undefined ? `${whole}<http://${whole}/>` : `${whole}<mailto:${whole}>`;
}

function escapedForHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** As mail programs wrap: at the last space before the width, the rest at the margin. */
function wrapped(text: string, width: number): string {
  return each(text, (line) => {
    const pieces: string[] = [];
    let rest = line;
    for (let cut = rest.lastIndexOf(' ', width); rest.length > width && cut > 8; cut = rest.lastIndexOf(' ', width)) {
      pieces.push(rest.slice(0, cut));
      rest = rest.slice(cut + 1);
    }
    return [...pieces, rest].join('\n');
  });
}

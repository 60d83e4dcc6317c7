import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readHeaderBlock } from '../../../../src/message/header-block.ts';
import type { Repair } from '../../../../src/message/intake/intake.ts';
import { takeIn } from '../../../../src/message/intake/take-in.ts';

const SOURCE = readFileSync('test/corpus/messages/a01-relayed-romashka.eml', 'utf8').replaceAll('\r\n', '\n');
const HEADER = SOURCE.slice(0, SOURCE.indexOf('\n\n'));
const ID =
  readHeaderBlock(SOURCE)
    .fields.find(({ key }) => key === 'message-id')
    ?.body.trim() ?? '';
const FIELDS = fieldsOf(new TextEncoder().encode(SOURCE));

function fieldsOf(source: Uint8Array): readonly string[] {
  return readHeaderBlock(source).fields.map(({ name, body }) => `${name}:${body}`);
}

/** What was left out, whether any repair was a guess, and the fields that were read. */
function read(text: string): { leftOut: readonly Repair[]; isGuess: boolean; fields: readonly string[] } {
  const taken = takeIn(new TextEncoder().encode(text));
  if (!taken.ok) throw new Error(taken.reason);
  return {
    leftOut: taken.repairs.filter(({ kind }) => kind === 'text-above'),
    isGuess: taken.repairs.some(({ guess }) => guess),
    fields: fieldsOf(taken.source),
  };
}

/** Text around the source was left out, and nothing else can have been meant by the text. */
const CERTAIN = { leftOut: [{ kind: 'text-above', guess: false }], isGuess: false, fields: FIELDS };

const SUMMARY = [
  `ID del mensaje\t${ID}`,
  'Creado el:\t5 de noviembre de 2026',
  'De:\tShop <news@shop.example>',
  'SPF:\tPASS con la IP 185.138.182.101',
];

describe('what a program or a page puts above a source', () => {
  it.each([
    ['a source view', 'Message source'],
    ['a block of Jira', '{code:title=headers.txt}'],
    ['a quotation of Bitrix24', '[QUOTE]'],
    ['a block of Org', '#+BEGIN_EXAMPLE'],
    ['an answer of POP3', '+OK 2345 octets'],
    ['an answer of IMAP', '* 12 FETCH (UID 40 BODY[HEADER] {2345}'],
    ['diff of a new file', '0a1,40'],
    ['a row of mysql', '*************************** 1. row ***************************'],
    ['a message of Telegram', 'Anna, [05.11.2026 12:00]'],
    ['a message of Teams', '[5.11 12:00] Anna'],
    ['Gmail’s “Show original” in Spanish', `Mensaje original\n${SUMMARY.join('\n')}\n\nDescargar original`],
  ])('is left out, and the sender cannot have written it: %s', (_what, heading) => {
    expect(read(`${heading}\n${SOURCE}`)).toEqual(CERTAIN);
  });

  it.each([
    ['a greeting', 'Hello, the headers:'],
    ['a heading below a greeting', 'Hello!\nMessage source'],
    ['prose below a heading', 'Message source\nSee what I found.'],
    ['a summary below other text', `Inbox\nAn order\n${SUMMARY.join('\n')}`],
    ['the summary of another message', `Mensaje original\n${SUMMARY.join('\n').replace(ID, '<other@shop.example>')}`],
    ['a summary with prose', `Mensaje original\n${SUMMARY.join('\n')}\nWhat do you think of it?`],
    ['only an identifier', `Mensaje original\nID\t${ID}`],
  ])('is nothing else, below which a sender may have written the source: %s', (_what, text) => {
    expect(read(`${text}\n\n${SOURCE}`)).toEqual({
      leftOut: [{ kind: 'text-above', guess: true }],
      isGuess: true,
      fields: FIELDS,
    });
  });
});

describe('what a program or a page puts below a header', () => {
  it.each(['{code}', '[/QUOTE]', '```', '#+END_EXAMPLE', '(END)', 'lines 1-48/412 11%', '~\n~', '</pre>\nThanks'])(
    'is left out: %s',
    (ending) => {
      expect(read(`${HEADER}\n${ending}`)).toEqual(CERTAIN);
    },
  );

  it('is left alone where fields follow it', () => {
    const { fields } = read(HEADER.replace('\nFrom:', '\n~\nFrom:'));
    expect(fields.filter((field) => /^(?:Received|From):/u.test(field))).toEqual(
      FIELDS.filter((field) => /^(?:Received|From):/u.test(field)),
    );
  });
});

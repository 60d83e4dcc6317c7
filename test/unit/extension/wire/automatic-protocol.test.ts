import { describe, expect, it } from 'vitest';
import {
  ASK_AGAIN,
  type ChipContent,
  isAskAgain,
  parseBackgroundAnswer,
  parsePageSays,
  parseStillOpen,
} from '../../../../src/extension/wire/automatic-protocol.ts';
import { WIRE_LIMITS } from '../../../../src/extension/wire/wire-shapes.ts';

const MESSAGE = { key: 'INBOX/3', subject: 'Скидка', sender: null, time: null };
const WEBMAIL = { id: 'roundcube', title: 'Roundcube' };
const CHIP: ChipContent = {
  verdict: 'proven',
  text: 'Came through Sendsay',
  openLabel: 'Show why',
  addLabel: 'Add to the table',
  added: 'Added to the table',
  hideLabel: 'Hide for this message',
  language: 'en',
  theme: 'auto',
};
/** Everything that a page says about a message. */
const ABOUT = {
  type: 'automatic/judge',
  source: 'A',
  origin: 'answer',
  webmail: WEBMAIL,
  message: MESSAGE,
  reading: 'r1',
} as const;
const PARSED = { webmail: WEBMAIL, message: MESSAGE, reading: 'r1' };
const NONSENSE: readonly unknown[] = [null, undefined, 7, 'automatic/nothing', [], {}, { type: 'automatic/else' }];
const TOO_LONG = 'x'.repeat(WIRE_LIMITS.text + 1);

/** As it arrives in another process. */
function sent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('what a page says', () => {
  it('is a source, byte for byte, with an id for this report', () => {
    const source = String.fromCharCode(0x41, 0x0a, 0x00, 0xff);
    expect(parsePageSays(sent({ ...ABOUT, source }))).toEqual({
      ...PARSED,
      type: 'automatic/judge',
      source: Uint8Array.of(0x41, 0x0a, 0x00, 0xff),
    });
  });

  it('is that nothing is open, or that a button of the chip was pressed', () => {
    expect(parsePageSays(sent({ type: 'automatic/nothing' }))).toEqual({ type: 'automatic/nothing' });
    for (const type of ['automatic/open', 'automatic/add']) {
      expect(parsePageSays(sent({ ...ABOUT, type }))).toEqual({ ...PARSED, type, source: Uint8Array.of(0x41) });
    }
  });

  it('is stripped of everything that was not asked for', () => {
    const more = { tabId: 4, site: 'https://bank.example', url: 'https://bank.example/' };
    expect(parsePageSays({ ...ABOUT, ...more })).toEqual({
      ...PARSED,
      type: 'automatic/judge',
      source: Uint8Array.of(0x41),
    });
  });

  it.each([
    ...NONSENSE,
    { ...ABOUT, type: 'automatic/else' },
    { ...ABOUT, reading: undefined },
    // A text of the page is never judged without a click.
    { ...ABOUT, origin: undefined },
    { ...ABOUT, origin: 'page-text' },
    { ...ABOUT, origin: 'webmail-text' },
    { ...ABOUT, origin: 'source-page' },
    { ...ABOUT, reading: 7 },
    { ...ABOUT, reading: TOO_LONG },
    { ...ABOUT, source: [0x41] },
    { ...ABOUT, source: 'x'.repeat(WIRE_LIMITS.source + 1) },
    { ...ABOUT, message: undefined },
    { ...ABOUT, webmail: null },
    { ...ABOUT, message: { ...MESSAGE, key: TOO_LONG } },
  ])('is rejected if it is malformed or beyond a limit (%#)', (value) => {
    expect(parsePageSays(value)).toBeNull();
  });
});

describe('what the background answers', () => {
  it.each([
    { type: 'automatic/done' },
    { type: 'automatic/stop' },
    { type: 'automatic/verdict', chip: null },
    { type: 'automatic/verdict', chip: CHIP },
  ])('is understood: %j', (answer) => {
    expect(parseBackgroundAnswer(sent(answer))).toEqual(answer);
  });

  it.each([
    ...NONSENSE,
    { type: 'automatic/verdict' },
    ...[
      { verdict: 'genuine' },
      { verdict: 'toString' },
      { verdict: '__proto__' },
      { text: 7 },
      { text: TOO_LONG },
      { openLabel: null },
      { addLabel: 7 },
      { added: undefined },
      { hideLabel: undefined },
      { language: ['en'] },
      { theme: 'sepia' },
    ].map((wrong) => ({ type: 'automatic/verdict', chip: { ...CHIP, ...wrong } })),
  ])('is rejected if no chip could be drawn from it (%#)', (value) => {
    expect(parseBackgroundAnswer(value)).toBeNull();
  });
});

describe('what the background asks', () => {
  it('is whether one report of the page still holds', () => {
    expect(parseStillOpen(sent({ type: 'automatic/still-open', reading: 'r1' }))).toMatchObject({ reading: 'r1' });
    expect(parseStillOpen({ type: 'automatic/still-open' })).toBeNull();
    expect(parseStillOpen({ type: 'automatic/still-open', reading: TOO_LONG })).toBeNull();
    for (const value of [...NONSENSE, ASK_AGAIN]) expect(parseStillOpen(value)).toBeNull();
  });

  it('is that every page reports again', () => {
    expect(isAskAgain(sent(ASK_AGAIN))).toBe(true);
    for (const value of [...NONSENSE, { type: 'automatic/still-open', reading: 'r' }]) {
      expect(isAskAgain(value)).toBe(false);
    }
  });
});

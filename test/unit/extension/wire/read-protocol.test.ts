import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesToText, textToBytes } from '../../../../src/extension/wire/byte-text.ts';
import { parseReadReply } from '../../../../src/extension/wire/parse-read-reply.ts';
import { parseReadCommand, toWire } from '../../../../src/extension/wire/read-protocol.ts';
import { WIRE_LIMITS } from '../../../../src/extension/wire/wire-shapes.ts';
import type { ReadOutcome } from '../../../../src/webmail/contract/read-outcome.ts';

const WEBMAIL = { id: 'roundcube', title: 'Roundcube' };
const MESSAGE = { key: 'INBOX/3', subject: 'Скидка', sender: null, time: '19:46' };
const SUCCESS: ReadOutcome = {
  ok: true,
  webmail: WEBMAIL,
  message: MESSAGE,
  others: [{ ...MESSAGE, key: 'INBOX/4' }],
  source: Uint8Array.of(0, 10, 128, 255),
  complete: true,
  confirmed: true,
  origin: 'answer',
  folder: 'junkemail',
  attempts: [
    { route: 'first', mark: 'likely', outcome: 'not-found' },
    { route: 'viewsource', mark: 'verified', outcome: 'read' },
  ],
};
const REFUSAL: ReadOutcome = { ok: false, reason: 'signed-out', webmail: null, others: [], attempts: [] };

/** What the other side receives: Chrome sends JSON. */
function sent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('bytes as text', () => {
  it('come back as they were, all of them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000, size: 'max' }), (bytes) => {
        expect(textToBytes(bytesToText(bytes))).toEqual(bytes);
      }),
      { numRuns: 50 },
    );
  });

  it('are not text of another kind', () => {
    expect(textToBytes('ā')).toBeNull();
  });
});

describe('a page that the content script does not know', () => {
  it('says so, and nothing else', () => {
    expect(parseReadReply({ type: 'unknown-page', file: '/evil.js' })).toEqual({ type: 'unknown-page' });
  });
});

describe('a command to the page', () => {
  it('names a message or leaves the choice to the page', () => {
    expect(parseReadCommand({ type: 'read', messageKey: 'INBOX/3' })).toEqual({ type: 'read', messageKey: 'INBOX/3' });
    expect(parseReadCommand({ type: 'read', messageKey: null })).toEqual({ type: 'read', messageKey: null });
  });

  it.each([
    undefined,
    null,
    'read',
    [],
    {},
    { type: 'write', messageKey: null },
    { type: 'read' },
    { type: 'read', messageKey: 7 },
  ])('is not %j', (value) => {
    expect(parseReadCommand(value)).toBeNull();
  });
});

describe('a reply of the page', () => {
  it('passes an outcome through JSON, the source byte for byte', () => {
    expect(parseReadReply(sent({ type: 'outcome', outcome: toWire(SUCCESS) }))).toEqual({
      type: 'outcome',
      outcome: SUCCESS,
    });
    expect(parseReadReply(sent({ type: 'outcome', outcome: toWire(REFUSAL) }))).toEqual({
      type: 'outcome',
      outcome: REFUSAL,
    });
  });

  it('passes the steps', () => {
    const found = { step: 'found', webmail: WEBMAIL, message: MESSAGE, others: [] };
    expect(parseReadReply(sent({ type: 'progress', progress: found }))).toEqual({ type: 'progress', progress: found });
    const trying = { step: 'trying', route: 'viewsource' };
    expect(parseReadReply(sent({ type: 'progress', progress: trying }))).toEqual({
      type: 'progress',
      progress: trying,
    });
  });

  it('is stripped of what does not belong to it', () => {
    const reply = parseReadReply({
      type: 'outcome',
      outcome: { ...REFUSAL, webmail: { ...WEBMAIL, script: 'x' }, more: 1 },
    });
    expect(reply).toEqual({ type: 'outcome', outcome: { ...REFUSAL, webmail: WEBMAIL } });
  });

  const wire = toWire(SUCCESS);
  it.each<[string, unknown]>([
    ['no object', 'outcome'],
    ['of an unknown type', { type: 'command' }],
    ['with no outcome', { type: 'outcome' }],
    ['with an unknown reason', { type: 'outcome', outcome: { ...REFUSAL, reason: 'because' } }],
    ['with a reason of the object’s prototype', { type: 'outcome', outcome: { ...REFUSAL, reason: 'toString' } }],
    [
      'with an unknown mark',
      { type: 'outcome', outcome: { ...wire, attempts: [{ route: 'x', mark: 'sure', outcome: 'read' }] } },
    ],
    [
      'with a message without a key',
      { type: 'outcome', outcome: { ...wire, message: { ...MESSAGE, key: undefined } } },
    ],
    [
      'with a subject that is not text',
      { type: 'outcome', outcome: { ...wire, message: { ...MESSAGE, subject: {} } } },
    ],
    ['with a source that is not bytes', { type: 'outcome', outcome: { ...wire, source: 'ā' } }],
    [
      'with a source that is too long',
      { type: 'outcome', outcome: { ...wire, source: 'x'.repeat(WIRE_LIMITS.source + 1) } },
    ],
    [
      'with too long a label',
      { type: 'outcome', outcome: { ...wire, message: { ...MESSAGE, subject: 'x'.repeat(WIRE_LIMITS.text + 1) } } },
    ],
    [
      'with too many messages',
      { type: 'outcome', outcome: { ...wire, others: Array.from({ length: WIRE_LIMITS.list + 1 }, () => MESSAGE) } },
    ],
    ['that does not say whether it is confirmed', { type: 'outcome', outcome: { ...wire, confirmed: 'yes' } }],
    ['with something else for a list', { type: 'outcome', outcome: { ...wire, others: { length: 1, 0: MESSAGE } } }],
    ['with an unknown step', { type: 'progress', progress: { step: 'dancing' } }],
    ['with half a step', { type: 'progress', progress: { step: 'found', webmail: WEBMAIL, message: MESSAGE } }],
  ])('is not one %s', (_, value) => {
    expect(parseReadReply(value)).toBeNull();
  });

  it('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withSparseArray: true }), (value) => {
        expect(() => {
          parseReadReply(value);
          parseReadReply({ type: 'outcome', outcome: value });
          parseReadReply({ type: 'progress', progress: value });
          parseReadCommand(value);
        }).not.toThrow();
      }),
    );
  });
});

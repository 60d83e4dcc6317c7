import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskedName } from '../../../../src/report/redaction/structure-names.ts';

/** What a webmail may put into a name: numbers of messages, addresses, tokens. Long enough to reveal something. */
const DATA = fc.oneof(
  fc.integer({ min: 100 }).map(String),
  fc.uuid(),
  fc.emailAddress(),
  fc.stringMatching(/^[0-9a-f]{16,40}$/u),
  fc.stringMatching(/^[A-Z][a-z][0-9][A-Za-z0-9]{12,30}$/u),
  fc.base64String({ minLength: 24, maxLength: 80 }).filter((text) => /[+/=]/u.test(text)),
  fc.stringMatching(/^[а-яё]{3,20}$/u),
);

describe('the name of an element in a report', () => {
  it.each([
    'ZmMailMsgCapsuleView',
    'ns-view-message-thread-item-wrap',
    'is-opened',
    'mail-Message-Body-Content',
    'Item.MessagePartBody',
    'data-message-id',
    'col-12',
    'h2',
    'OPSHOWORIG',
    'zl__CLV-main',
    'rl-app',
  ])('stays as the programmers chose it: %s', (name) => {
    expect(maskedName(name)).toBe(name);
  });

  it.each([
    ['main_MSGC257__body', 'main_MSGC#__body'],
    ['UniqueMessageBody_11234', 'UniqueMessageBody_#'],
    ['css-1a2b3c4d', 'css-*'],
    ['ivan@example.org', '*'],
    ['message-16bdfb1d9ff5f2a7', 'message-*'],
    ['row-48-21-37', 'row-#-#-#'],
    ['zli__CLV-main__-257', 'zli__CLV-main__-#'],
    ['deadbeef', '*'],
    ['Иван-Петров', '*'],
    ['x'.repeat(61), '*'],
  ])('loses what may be data: %s', (name, masked) => {
    expect(maskedName(name)).toBe(masked);
  });

  it('never contains data, wherever that is', () => {
    fc.assert(
      fc.property(
        DATA,
        fc.constantFrom('', 'row-', 'msg_', 'item.'),
        fc.constantFrom('', '-body', '__x'),
        (data, before, after) => {
          const masked = maskedName(before + data + after);
          expect(masked).not.toContain(data);
          expect(masked.replaceAll(/\D/gu, '').length).toBeLessThanOrEqual(2);
        },
      ),
    );
  });

  it('has the form of a masked name, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        expect(maskedName(name)).toMatch(/^[\w.:*#-]{1,60}$/u);
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { isBelievable } from '../../../src/received/hop.ts';
import { read } from './read.ts';

/**
 * A greeting (HELO) may contain anything that the server accepts: an address in it must not become the address of the
 * connection.
 */

const DATE = '; Mon, 23 Nov 2026 10:30:00 +0300';

describe('an address that may be part of the greeting is not certain', () => {
  test.each([
    [
      'in parentheses, at a server that writes no address',
      'from x(185.138.182.101) by mx.klever.test (MDaemon PRO v23.5.1) with ESMTPS id 1',
    ],
    [
      'in parentheses and brackets',
      'from x(y [185.138.182.101]) by mx.klever.test (MDaemon PRO v23.5.1) with ESMTPS id 1',
    ],
    ['as an IPv4-mapped one', 'from x([::ffff:185.138.182.101]) by mx.klever.test with ESMTPS id 1'],
    [
      'before the address of the connection',
      'from a([185.138.182.101]) [203.0.113.66] by mx.klever.test with SMTP id 1',
    ],
    [
      'after a space and another word',
      'from x EHLO [185.138.182.101] by mx.klever.test (MDaemon PRO v23.5.1) with ESMTPS id 1',
    ],
    ['after a bare CR', 'from gato101.sndsy.ru\r[185.138.182.101] by mx.klever.test with SMTP id 1'],
    ['as the whole greeting', 'from (185.138.182.101) by mx.klever.test with SMTP id 1'],
    ['as the whole greeting, in brackets', 'from ([185.138.182.101]) by mx.klever.test with SMTP id 1'],
    [
      'as the whole greeting, at a server that writes no address',
      'from ([185.138.182.101]) by mx.klever.test (MDaemon PRO v23.5.1) with ESMTPS id 1',
    ],
  ])('%s', (_place, body) => {
    expect(read(body + DATE).peer.addressCertain).toBe(false);
  });

  test.each([
    ['name and address', 'from mx.lavka.test [185.138.182.101] by mx.klever.test with SMTP id 1'],
    ['a comment after a space', 'from x (185.138.182.101) by mx.klever.test (MDaemon PRO v23.5.1) with ESMTPS id 1'],
    // A peer that gave no name: ecelerity writes the address first.
    ['a comment alone', 'from ([185.138.182.101]) by mx.klever.test (ecelerity 2.2.2.41 r(31179)) with ESMTP id 1'],
  ])('but it is certain where servers write it: %s', (_place, body) => {
    expect(read(body + DATE).peer).toMatchObject({ address: '185.138.182.101', addressCertain: true });
  });
});

describe('a greeting that closes the comment of a delivery', () => {
  test.each([
    'from mx.klever.test (LHLO a(b) (203.0.113.66) by mx.klever.test with LMTP',
    'from mx.klever.test (LHLO localhost(c)d[e]f) (203.0.113.66) by mx.klever.test with LMTP',
  ])('invalidates the field, even with LMTP: %s', (body) => {
    expect(isBelievable(read(body + DATE))).toBe(false);
  });

  test('unlike the envelope sender that qmail-scanner writes there, where the message begins', () => {
    const hop = read(`from "a b"@lavka.test by mx.klever.test by uid 7791 with qmail-scanner-1.24${DATE}`);
    expect(hop.begins).toBe('re-injection');
    expect(isBelievable(hop)).toBe(true);
  });
});

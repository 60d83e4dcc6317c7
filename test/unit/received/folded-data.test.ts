import { describe, expect, test } from 'vitest';
import { read } from './read.ts';

/**
 * A message whose data begins with spaces: Courier, qmail and Haraka take its first lines for a continuation of their
 * own Received field, so the sender writes whatever follows the date.
 */

const DATE = 'Mon, 23 Nov 2026 10:30:00 +0300';
/** This server does not show which of the two addresses is the connection’s, and which the greeting. */
const EITHER = `from [203.0.113.66] ([185.138.182.101]) by mx.klever.test with esmtps; ${DATE}`;

describe('what the data adds after the date', () => {
  test('is shown as the recipient, and nothing rests on it', () => {
    const hop = read(
      `from x (mx.evil.example [203.0.113.66]) by store (Postfix) with ESMTPS id 1; ${DATE} for <u@evil.example>`,
    );
    expect([hop.recipient, hop.recipientCertain]).toEqual(['u@evil.example', false]);
  });

  test('unlike the recipient that the server wrote before it', () => {
    const hop = read(`from x ([203.0.113.66]) by store (Postfix) with ESMTPS id 1 for <u@klever.test>; ${DATE}`);
    expect([hop.recipient, hop.recipientCertain]).toEqual(['u@klever.test', true]);
  });

  test.each([
    ['an id of Exim', 'id 1xX5xq-0000ya-0k'],
    ['an id of Courier', 'id 000000000024602E.000000006B0A2583.00000EB4'],
    ['an id of PowerMTA', 'id h6romo174gsk (envelope-from <bounce@example.com>)'],
  ])('does not change the writer’s software: %s', (_id, data) => {
    expect(read(`${EITHER} ${data}`).peer.addressCertain).toBe(read(EITHER).peer.addressCertain);
    expect(read(`${EITHER} ${data}`).writer.software).toBeNull();
  });
});

describe('an address that a peer can greet with', () => {
  test('does not turn the writer into a Courier, whose order would be known', () => {
    const hop = read(`from [203.0.113.66] ([::ffff:185.138.182.101]) by mx.klever.test with esmtps id 1; ${DATE}`);
    expect(hop.peer.addressCertain).toBe(false);
  });

  test('does not turn it into an Exim either, if the site has its own text', () => {
    const hop = read(
      `from [203.0.113.66] ([185.138.182.101]) by mx.klever.test with esmtps id 1xX5xq-0000ya-0k; ${DATE}`,
    );
    expect(hop.peer.addressCertain).toBe(false);
  });
});

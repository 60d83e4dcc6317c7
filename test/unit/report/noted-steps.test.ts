import { describe, expect, test } from 'vitest';
import { sendsay } from '../../../src/relay/sendsay.ts';
import { inspect } from '../../../src/report/inspect.ts';
import { notedSteps } from '../../../src/report/noted-steps.ts';

/** X-Received, in which Gmail notes a step between its own Received fields. */

const DATE = 'Mon, 23 Nov 2026 00:00:12 -0800 (PST)';
const INNER = `Received: by 2002:a05:6402:1::1 with SMTP id a1csp1; ${DATE}`;
const NOTE = `X-Received: by 2002:a05:6402:2::1 with SMTP id b.1; ${DATE}`;
const BORDER = `Received: from gato101.sndsy.ru (gato101.sndsy.ru. [185.138.182.101]) by mx.google.com with ESMTPS id z for <me@gmail.com>; ${DATE}`;
const SETTINGS = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };

function reportOn(...lines: readonly string[]) {
  return inspect(`${lines.join('\r\n')}\r\nFrom: a@shop.example\r\n\r\n`, SETTINGS);
}

function noted(...lines: readonly string[]): string[] {
  return notedSteps(reportOn(...lines)).map(({ host, newerHop }) => `${host} before hop ${newerHop}`);
}

describe('X-Received between Gmail’s own lines', () => {
  test('is a step inside Gmail, before the line above it', () => {
    expect(notedSteps(reportOn('Delivered-To: me@gmail.com', INNER, NOTE, BORDER))).toMatchObject([
      { field: 'X-Received', provider: 'Gmail', host: '2002:a05:6402:2::1', id: 'b.1', newerHop: 0 },
    ]);
  });

  test('changes neither the hops nor the verdict', () => {
    const [without, withNote] = [reportOn(INNER, BORDER), reportOn(INNER, NOTE, BORDER)];
    expect(withNote.route.hops).toHaveLength(without.route.hops.length);
    expect(withNote.verdicts[0]?.verdict).toBe(without.verdicts[0]?.verdict);
    expect(withNote.route.totalSeconds).toBe(without.route.totalSeconds);
  });
});

describe('X-Received that is not Gmail’s own note is not shown', () => {
  test('below the border, where a sender or another Gmail account wrote it', () => {
    expect(noted(INNER, BORDER, NOTE)).toEqual([]);
  });

  test('above the newest line, where the message passed no Gmail server', () => {
    expect(noted(NOTE, INNER, BORDER)).toEqual([]);
  });

  test('in a mailbox of another provider', () => {
    const top = `Received: from mx.klever.test (mx.klever.test [198.51.100.19]) by store.klever.test (Postfix) with ESMTPS id 1; ${DATE}`;
    const border = `Received: from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx.klever.test (Postfix) with ESMTPS id 2; ${DATE}`;
    expect(noted(top, NOTE, border)).toEqual([]);
  });

  test.each([
    [
      'a peer in it',
      `X-Received: from gato101.sndsy.ru ([185.138.182.101]) by 2002:a05:6402:2::1 with SMTP id b.1; ${DATE}`,
    ],
    ['another host', `X-Received: by mx.klever.test with SMTP id b.1; ${DATE}`],
    ['words that are not a field of Gmail’s', 'X-Received: yes'],
  ])('with %s', (_what, field) => {
    expect(noted(INNER, field, BORDER)).toEqual([]);
  });
});

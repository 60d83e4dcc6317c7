import { describe, expect, test } from 'vitest';
import { buildRoute } from '../../../src/route/build-route.ts';
import { read } from '../received/read.ts';

/** Title of the provider that is believed to have written each hop, newest first. */
function providers(chain: readonly string[]): (string | null)[] {
  const hops = chain.map((body, index) => read(body, index));
  return buildRoute(hops, { hostSuffixes: [], networks: [] }, []).hops.map(({ provider }) => provider);
}

const FROM_GMAIL =
  'from mail-ed1-f41.google.com (mail-ed1-f41.google.com [209.85.208.41]) by mx1.romashka.test (Postfix) with ESMTPS id 1';
const FORWARDED = [
  'by mail-ed1-f41.google.com with SMTP id 4fb4d7f45d1cf-x for <ivan@romashka.test>',
  'by 2002:a05:6402:5212:b0:602:7d66:2b1a with SMTP id x',
];
const BY_GMAIL = 'from gato101.sndsy.ru (gato101.sndsy.ru. [185.138.182.101]) by mx.google.com with ESMTPS id y';

describe('a field below the border is a provider\u2019s only if the provider was seen handing the message over', () => {
  test('Gmail, with a confirmed name: down to the field in which Gmail took it from outside', () => {
    expect(providers([FROM_GMAIL, ...FORWARDED, BY_GMAIL])).toEqual([null, 'Gmail', null, 'Gmail']);
  });

  test('not by its HELO name, and not by an unchecked reverse name', () => {
    const said =
      'from mail-ed1-f41.google.com (unknown [203.0.113.67]) by mx1.romashka.test (Postfix) with ESMTPS id 1';
    const unchecked =
      'from x (mail-ed1-f41.google.com [203.0.113.67]) by mx.fikus.test (OpenSMTPD) with ESMTPS id a95e114a';
    for (const border of [said, unchecked]) expect(providers([border, BY_GMAIL])).toEqual([null, null]);
  });

  test('an unchecked name, together with an address from which the provider sends', () => {
    const unchecked =
      'from x (mail-ed1-f41.google.com [209.85.208.41]) by mx.fikus.test (OpenSMTPD) with ESMTPS id a95e114a';
    expect(providers([unchecked, BY_GMAIL])).toEqual([null, 'Gmail']);
  });

  test('not if another host wrote the next field: what it says about itself is the sender’s word', () => {
    const foreign = 'from a.evil.example (a.evil.example [203.0.113.66]) by mx.evil.example (Postfix) with SMTP id 2';
    expect(providers([FROM_GMAIL, foreign, BY_GMAIL])).toEqual([null, null, null]);
    const otherProvider = 'from a.test (a.test [203.0.113.66]) by mxfront1.mail.yandex.net with ESMTPS id 2';
    expect(providers([FROM_GMAIL, otherProvider])).toEqual([null, null]);
  });

  test('not what a customer of the provider wrote below the field of their own submission', () => {
    const submission =
      'from mail.google.com (pc.evil.example. [203.0.113.66]) by smtp.gmail.com with ESMTPSA id z for <ivan@romashka.test>';
    expect(providers([FROM_GMAIL, ...FORWARDED, submission, BY_GMAIL])).toEqual([null, 'Gmail', null, 'Gmail', null]);
  });
});

import { describe, expect, test } from 'vitest';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import { redact } from '../../../../src/report/redaction/redact.ts';

const SETTINGS = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };

describe('for the relay’s support', () => {
  const MESSAGE = `Received: from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])
	by mx1.company.example (Postfix) with ESMTPS id 4ZQ9
	for <ivan.petrov@company.example>; Mon, 23 Nov 2026 12:04:04 +0300
Return-Path: <b-m7f3a91c2@bounce.shop.example>
Message-ID: <m7f3a91c2@mailer.other.example>
X-AKMTA-FSMID: f5d41402abc4b2a76b9719d911017c592
X-Campaign-Id: autumn-7
X-Letter-Id: for ivan
Subject: Autumn sale
From: Anna Smirnova <anna@shop.example>
To: ivan.petrov@company.example

`;
  const { source, sameJudgement } = redact(MESSAGE, SETTINGS, 'support');

  test.each([
    '4ZQ9',
    '<m7f3a91c2@mailer.other.example>',
    'f5d41402abc4b2a76b9719d911017c592',
    'autumn-7',
    'Autumn sale',
  ])('%s is kept', (kept) => expect(source).toContain(kept));

  test.each(['ivan', 'petrov', 'Anna', 'anna@'])('%s is masked', (secret) => expect(source).not.toContain(secret));

  test('is judged like the original', () => expect(sameJudgement).toBe(true));

  test('an identifier or a subject with a person’s name in it is masked', () => {
    const named = MESSAGE.replace('<m7f3a91c2@', '<petrov.1@')
      .replace('Subject: Autumn sale', 'Subject: =?utf-8?B?SXZhbiwgeW91ciBvcmRlcg==?=')
      .replace('4ZQ9', 'ivan-4ZQ9');
    const text = redact(named, SETTINGS, 'support').source;
    expect(text).not.toMatch(/petrov|SXZhb|ivan/);
  });

  test('the domain of a Message-ID that is kept is the same in every field, unless it is a person’s name', () => {
    const own = MESSAGE.replace('@mailer.other.example>', '@mailer.shop.example>');
    expect(redact(own, SETTINGS, 'support').source).toMatch(/^From: "?name1"? <user\d@shop\.example>$/mu);
    const personal = MESSAGE.replace('@mailer.other.example>', '@petrov.example>').replace('anna@shop', 'anna@petrov');
    expect(redact(personal, SETTINGS, 'support').source).not.toContain('petrov');
  });

  test('in public, everything is masked', () => {
    const text = redact(MESSAGE, SETTINGS, 'public').source;
    for (const id of ['4ZQ9', 'm7f3a91c2', 'f5d41402', 'autumn-7', 'Autumn sale']) expect(text).not.toContain(id);
  });
});

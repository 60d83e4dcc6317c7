import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readHeaderBlock } from '../../../../src/message/header-block.ts';
import { isMiswritten } from '../../../../src/message/intake/miswritten.ts';

describe('a Received field that a server wrote', () => {
  const FOLDER = 'test/corpus/messages';
  const hops = readdirSync(FOLDER)
    // A greeting with signs of a sender's choice.
    .filter((name) => name.endsWith('.eml') && !name.startsWith('i'))
    .flatMap((name) => readHeaderBlock(readFileSync(`${FOLDER}/${name}`)).fields)
    .filter(({ key }) => key === 'received')
    .map(({ body }) => body);

  it('is not taken for miswritten, whichever server of the corpus it was', () => {
    expect(hops.length).toBeGreaterThan(50);
    expect(hops.filter(isMiswritten)).toEqual([]);
  });

  it.each([
    ['Exim with a port', 'from [192.0.2.1] (port=4711 helo=mx.example) by mx.example with esmtps id 1; date'],
    [
      'ecelerity',
      'from ([192.0.2.1:49601] helo=mx.example) by mx.example (ecelerity 2.1 r(117)) with ESMTP id 1; date',
    ],
    ['qpsmtpd', 'from x (HELO mx.example) (192.0.2.1) by mx.example (qpsmtpd/0.94) with ESMTP; date'],
    ['Debian’s Sendmail', 'from x (x [192.0.2.1]) by y (8.17.1.9/8.17.1.9/Debian-2) with ESMTP id 1; date'],
    [
      'Postfix with a certificate',
      'from x (x [192.0.2.1]) (Client CN "mx.example", Issuer "CA" (verified OK)) by y; date',
    ],
    ['qmail', '(qmail 12 invoked by uid 0); 23 Nov 2026 10:30:00 -0000'],
    ['Hotmail', 'from x ([192.0.2.1]) by y.hotmail.com over TLS secured channel with Microsoft SMTPSVC(7.5); date'],
    ['SquirrelMail', 'from 192.0.2.1 ( [192.0.2.1]) as user jason@localhost by mail.example with HTTP; date'],
    ['a greeting that is an address', 'from 192.0.2.1 ([192.0.2.1]) by mx.example with ESMTP id 1; date'],
    ['Exim 3', 'from mx.example [192.0.2.1] by y with esmtp (Exim 3.36) id 1; date'],
    ['Gmail', 'by 2002:a05:6504:3a1:b0:2f4:1f2d:8a11 with SMTP id 1; date'],
  ])('is not miswritten: %s', (_server, hop) => {
    expect(isMiswritten(hop)).toBe(false);
  });
});

describe('a Received field that was miswritten on its way to us', () => {
  it.each([
    ['a misread first word', 'frorn x (x [192.0.2.1]) by y; date'],
    ['a space in the address', 'from x (x [192. 0.2.1]) by y; date'],
    ['a number of the address lost', 'from x (x [192.0.2]) by y; date'],
    ['a number that no address has', 'from x (x [192.0.2.999]) by y; date'],
    ['a letter in the address', 'from x (x [192.O.2.1]) by y; date'],
    ['a country after the address', 'from x (x [192.0.2.1 RU]) by y; date'],
    ['a network for the address', 'from x (x [192.0.2.0/24]) by y; date'],
    ['no parentheses', 'from x x [192.0.2.1] by y; date'],
    ['no brackets of any kind', 'from x.example x.example 192.0.2.1 by y; date'],
    ['no brackets, and only an address', 'from x.example 2001:db8::1 by y; date'],
    ['no parentheses around what a server adds', 'from x.example [192.0.2.1] verified by y; date'],
    ['no parentheses around a greeting', 'from [192.0.2.1] x.example by y with ESMTP id 1; date'],
    ['no parentheses around the program', 'from x.example (x.example [192.0.2.1]) by y Postfix with ESMTP id 1; date'],
    ['no brackets of any kind, and a port', 'from x.example 192.0.2.1:4711 "EHLO x.example" by y; date'],
    ['no parentheses around an address', 'from mx.example.ru192.0.2.1 by y via smap (V2.1) id x; date'],
    ['no peer, which Postfix writes first', 'from x.example (using TLSv1.3 with cipher X) by y (Postfix) id 1; date'],
    ['no square brackets', 'from x (x.example 192.0.2.1) by y; date'],
    ['no closing bracket', 'from x (x [192.0.2.1) by y; date'],
    ['bold text', 'from **x.example** (x [192.0.2.1]) by y; date'],
    ['a tag', 'from <b>x.example</b> (x [192.0.2.1]) by y; date'],
    ['quotation marks', 'from "x.example" (x [192.0.2.1]) by y; date'],
    ['a word for the dot', 'from x dot example (x [192.0.2.1]) by y; date'],
  ])('is recognised: %s', (_how, hop) => {
    expect(isMiswritten(hop)).toBe(true);
  });
});

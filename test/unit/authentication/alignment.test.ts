import { describe, expect, it } from 'vitest';
import { alignmentWithFrom } from '../../../src/authentication/alignment.ts';
import { authenticationStatements } from '../../../src/authentication/statements.ts';
import { borderAt, fieldsOf } from './sample-header.ts';

function align(...lines: readonly string[]) {
  const fields = fieldsOf(...lines);
  return alignmentWithFrom(fields, authenticationStatements(fields, null));
}

describe('alignment with From (RFC 7489, section 3.1)', () => {
  it('compares what was stated with the visible domain, and says who stated it', () => {
    const fields = fieldsOf(
      'Authentication-Results: mx1.romashka.test; dmarc=pass header.from=lavka.test;',
      ' dkim=pass header.d=sndsy.ru header.i=@sndsy.ru; dkim=fail header.d=lavka.test; spf=pass smtp.mailfrom=b.lavka.test',
      'Received-SPF: Pass (mailfrom) identity=mailfrom; client-ip=192.0.2.1; envelope-from=x@b.lavka.test; receiver=romashka.test',
      'Received: from gato101.sndsy.ru by mx1.romashka.test; x',
      'DKIM-Signature: v=1; d=lavka.test; s=alt1; h=from; b=AA',
      'From: =?utf-8?b?0JvQsNCy0LrQsA==?= <news@lavka.test>',
    );
    const { fromDomains, identifiers } = alignmentWithFrom(
      fields,
      authenticationStatements(fields, borderAt(fields, 'mx1.romashka.test')),
    );
    expect(fromDomains).toEqual(['lavka.test']);
    expect(identifiers.map((item) => [item.source, item.domain, item.result, item.alignment, item.standing])).toEqual([
      ['dkim', 'sndsy.ru', 'pass', 'none', 'counts'],
      ['dkim', 'lavka.test', 'fail', 'strict', 'counts'],
      ['spf', 'b.lavka.test', 'pass', 'relaxed', 'counts'],
      ['spf', 'b.lavka.test', 'pass', 'relaxed', 'counts'],
      ['dkim-signature', 'lavka.test', null, 'strict', 'below-border'],
    ]);
  });

  it('two customers of one public suffix are strangers', () => {
    expect(align('From: a@a.co.uk', 'DKIM-Signature: d=b.co.uk').identifiers[0]?.alignment).toBe('none');
    expect(align('From: a@a.github.io', 'DKIM-Signature: d=b.github.io').identifiers[0]?.alignment).toBe('none');
    expect(align('From: a@news.a.co.uk', 'DKIM-Signature: d=a.co.uk').identifiers[0]?.alignment).toBe('relaxed');
  });

  it('Cyrillic and punycode are one domain', () => {
    expect(align('From: a@пример.рф', 'DKIM-Signature: d=xn--e1afmkfd.xn--p1ai').identifiers[0]?.alignment).toBe(
      'strict',
    );
  });

  it.each([
    ['no From', []],
    ['two From fields', ['From: a@x.example', 'From: b@y.example']],
    ['two domains in one From', ['From: a@x.example, b@y.example']],
    ['a From without an address', ['From: Lavka']],
  ])('%s: nothing is aligned with it', (_title, from) => {
    expect(align(...from, 'DKIM-Signature: d=x.example').identifiers[0]?.alignment).toBeNull();
  });

  it('with an empty envelope sender SPF is about the HELO name', () => {
    expect(
      align('From: a@x.example', 'Authentication-Results: m; spf=pass smtp.mailfrom=<> smtp.helo=mx.x.example')
        .identifiers,
    ).toMatchObject([{ source: 'spf', domain: 'mx.x.example', alignment: 'relaxed' }]);
    expect(
      align(
        'From: a@x.example',
        'Received-SPF: None identity=helo; client-ip=192.0.2.1; helo=mx.y.example; envelope-from=<a@x.example>',
      ).identifiers,
    ).toMatchObject([{ domain: 'mx.y.example', alignment: 'none' }]);
  });

  it('Received-SPF of a bounce is about the HELO name, however it writes the null sender', () => {
    for (const sender of ['<>', '""', '']) {
      expect(
        align(
          'From: a@x.example',
          `Received-SPF: Pass identity=mailfrom; client-ip=192.0.2.1; helo=mx.x.example; envelope-from=${sender};`,
        ).identifiers,
        sender,
      ).toMatchObject([{ source: 'spf', domain: 'mx.x.example', alignment: 'relaxed' }]);
    }
  });

  it('a sender that Received-SPF does not record is not the null sender', () => {
    expect(align('From: a@x.example', 'Received-SPF: Pass client-ip=192.0.2.1; helo=mx.x.example').identifiers).toEqual(
      [],
    );
  });

  it('Yandex writes smtp.mail, and only header.i for DKIM', () => {
    expect(
      align(
        'From: a@x.example',
        'Authentication-Results: mxfront1.mail.yandex.net; spf=pass smtp.mail=b@x.example; dkim=pass header.i=@x.example',
      ).identifiers,
    ).toMatchObject([
      { source: 'spf', domain: 'x.example', alignment: 'strict' },
      { source: 'dkim', domain: 'x.example', alignment: 'strict' },
    ]);
  });
});

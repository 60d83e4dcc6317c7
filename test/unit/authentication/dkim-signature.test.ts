import { describe, expect, it } from 'vitest';
import { parseDkimSignature } from '../../../src/authentication/dkim-signature.ts';

describe('DKIM-Signature', () => {
  it('RFC 6376, section 3.5: the example', () => {
    expect(
      parseDkimSignature(
        'v=1; a=rsa-sha256; d=example.net; s=brisbane;   c=simple; q=dns/txt; i=@eng.example.net;   t=1117574938; x=1118006938;' +
          '   h=from:to:subject:date;   z=From:foo@eng.example.net|To:joe@example.com|  Subject:demo=20run|Date:July=205,=202005=203:44:08=20PM=20-0700;' +
          '   bh=MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=;   b=dzdVyOfAKCdLXdJOc9G2q8LoXSlEniSbav+yuU4zGeeruD00lszZVoG4ZHRNiYzR',
      ),
    ).toEqual({
      domain: 'example.net',
      selector: 'brisbane',
      identity: '@eng.example.net',
      algorithm: 'rsa-sha256',
      canonicalization: 'simple',
      signedFields: ['from', 'to', 'subject', 'date'],
      bodyLength: null,
      signedAt: 1117574938,
      expiresAt: 1118006938,
    });
  });

  it('names of signed fields may be folded, and occur twice if they are also signed against additions', () => {
    expect(parseDkimSignature('h=From:To :\t Subject:From; d=a.example').signedFields).toEqual([
      'from',
      'to',
      'subject',
      'from',
    ]);
  });

  it('l= is the part of the body that is signed, including 0', () => {
    expect(parseDkimSignature('d=a.example; l=0').bodyLength).toBe(0);
    expect(parseDkimSignature('d=a.example; l=1024').bodyLength).toBe(1024);
    expect(parseDkimSignature('d=a.example; l=-1').bodyLength).toBeNull();
    expect(parseDkimSignature(`d=a.example; l=${'9'.repeat(76)}`).bodyLength).toBeNull();
  });

  it('if a tag occurs twice, the first counts; tags are case-sensitive, and U+00A0 is text', () => {
    expect(parseDkimSignature('d=a.example; d=b.example').domain).toBe('a.example');
    expect(parseDkimSignature('D=b.example').domain).toBeNull();
    expect(parseDkimSignature('\u00a0d=b.example; d=\u00a0a.example').domain).toBe('\u00a0a.example');
  });

  it('a text without tags says nothing', () => {
    expect(parseDkimSignature('hello; =; ;')).toMatchObject({ domain: null, selector: null, signedFields: [] });
  });
});

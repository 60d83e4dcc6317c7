import { describe, expect, it } from 'vitest';
import { parseAuthenticationResults } from '../../../src/authentication/authentication-results.ts';

/** Method, result and properties of each result on one line, as RFC 8601 writes them. */
function outline(body: string): string[] {
  return parseAuthenticationResults(body).results.map(({ method, result, properties }) =>
    [`${method}=${result}`, ...properties.map(({ type, name, value }) => `${type}.${name}=${value}`)].join(' '),
  );
}

describe('the examples of RFC 8601, appendix B', () => {
  it('B.2: no authentication done, with a version', () => {
    expect(parseAuthenticationResults('example.org 1; none')).toMatchObject({
      authservId: 'example.org',
      version: '1',
      results: [],
    });
  });

  it('B.3 and B.4: results with one property', () => {
    expect(outline('example.com; spf=pass smtp.mailfrom=example.net')).toEqual(['spf=pass smtp.mailfrom=example.net']);
    expect(
      outline('example.com; auth=pass (cram-md5) smtp.auth=sender@example.net; spf=pass smtp.mailfrom=example.net'),
    ).toEqual(['auth=pass smtp.auth=sender@example.net', 'spf=pass smtp.mailfrom=example.net']);
  });

  it('B.6: a quoted reason', () => {
    const { results } = parseAuthenticationResults(
      'example.com; dkim=pass reason="good signature" header.i=@mail-router.example.net;' +
        ' dkim=fail reason="bad signature" header.i=@newyork.example.com',
    );
    expect(results.map(({ reason }) => reason)).toEqual(['good signature', 'bad signature']);
  });

  it('RFC 8904: dnswl, with a quoted text that contains spaces, slashes and "="', () => {
    expect(
      outline(
        'mta.example.org; dnswl=pass dns.zone=list.dnswl.example dns.sec=na policy.ip=127.0.10.1' +
          ' policy.txt="fwd.example https://dnswl.example/?d=fwd.example"',
      ),
    ).toEqual([
      'dnswl=pass dns.zone=list.dnswl.example dns.sec=na policy.ip=127.0.10.1 policy.txt=fwd.example https://dnswl.example/?d=fwd.example',
    ]);
  });

  it('RFC 6212 (vbr), RFC 7293 (rrvs), RFC 7281 (smime): their properties', () => {
    expect(
      outline(
        'mail-router.example.net; vbr=pass (voucher.example.net) header.md=example.com header.mv=voucher.example.org;' +
          ' rrvs=pass smtp.rcptto=user@example.com; smime=fail (certificate is revoked by CRL) body.smime-part=2',
      ),
    ).toEqual([
      'vbr=pass header.md=example.com header.mv=voucher.example.org',
      'rrvs=pass smtp.rcptto=user@example.com',
      'smime=fail body.smime-part=2',
    ]);
  });

  it('section 2.2: a quoted pair inside a quoted value', () => {
    const { results } = parseAuthenticationResults(
      'example.com; dkim=permerror reason="key \\"s1\\" not found" header.i=@b.example',
    );
    expect(results[0]).toMatchObject({ result: 'permerror', reason: 'key "s1" not found' });
    expect(results[0]?.properties).toEqual([{ type: 'header', name: 'i', value: '@b.example' }]);
  });

  it('B.7: comments between all parts of one result', () => {
    const read = parseAuthenticationResults(
      'foo.example.net (foobar) 1 (baz); dkim (Because I like it) / 1 (One yay) = (wait for it) fail' +
        " policy (A dot can go here) . (like that) expired (this surprised me) = (as I wasn't expecting it) 1362471462",
    );
    expect(read).toMatchObject({ authservId: 'foo.example.net', version: '1' });
    expect(read.results).toMatchObject([
      {
        method: 'dkim',
        version: '1',
        result: 'fail',
        properties: [{ type: 'policy', name: 'expired', value: '1362471462' }],
      },
    ]);
    expect(read.results[0]?.comments).toContain('wait for it');
  });
});

describe('the dialects of servers', () => {
  it('Outlook: no authserv-id, a result without a space before it, and bare words', () => {
    const read = parseAuthenticationResults(
      'spf=pass (sender IP is 40.92.90.90) smtp.mailfrom=outlook.com; dkim=pass (signature was verified)' +
        ' header.d=outlook.com;dmarc=pass action=none header.from=outlook.com;compauth=pass reason=100',
    );
    expect(read.authservId).toBeNull();
    expect(read.results.map(({ method }) => method)).toEqual(['spf', 'dkim', 'dmarc', 'compauth']);
    expect(read.results[2]?.properties[0]).toEqual({ type: '', name: 'action', value: 'none' });
    expect(read.results[3]?.reason).toBe('100');
  });

  it('Yandex: smtp.mail, and a rule in brackets inside the comment', () => {
    const read = parseAuthenticationResults(
      'mxfront8g.mail.yandex.net; spf=pass (mxfront8g.mail.yandex.net: domain of fastmail.com designates 66.111.4.222' +
        ' as permitted sender, rule=[ip4:66.111.4.0/24]) smtp.mail=deliverability@fastmail.com; dkim=pass header.i=@fastmail.com',
    );
    expect(read.authservId).toBe('mxfront8g.mail.yandex.net');
    expect(read.results).toHaveLength(2);
    expect(read.results[0]?.properties).toEqual([{ type: 'smtp', name: 'mail', value: 'deliverability@fastmail.com' }]);
  });

  it('Mail.ru: an empty comment', () => {
    expect(
      outline('mxs.mail.ru; spf=none () smtp.mailfrom=alice@delta.blinzeln.de smtp.helo=nx170.secure-mailgate.com'),
    ).toEqual(['spf=none smtp.mailfrom=alice@delta.blinzeln.de smtp.helo=nx170.secure-mailgate.com']);
  });

  it('amavis: a comment after the authserv-id, quoted signature values', () => {
    const read = parseAuthenticationResults(
      'mx.vasilek.test (amavis); dkim=pass (2048-bit key) header.d=sndsy.ru header.b="jAA24QVa"',
    );
    expect(read.authservId).toBe('mx.vasilek.test');
    expect(read.results[0]?.properties.at(-1)).toEqual({ type: 'header', name: 'b', value: 'jAA24QVa' });
  });

  it('OpenDKIM: a semicolon inside a comment, values with "=" and "+", dkim-atps at the end', () => {
    const read = parseAuthenticationResults(
      'lists.ozlabs.org;\tdkim=pass (2048-bit key; unprotected) header.d=gmail.com header.b=Nk5U+D0=;\tdkim-atps=neutral',
    );
    expect(read.results.map(({ method, result }) => `${method}=${result}`)).toEqual(['dkim=pass', 'dkim-atps=neutral']);
    expect(read.results[0]?.comments).toEqual(['2048-bit key; unprotected']);
    expect(read.results[0]?.properties.at(-1)?.value).toBe('Nk5U+D0=');
  });

  it('Gmail: BIMI, ARC and DMARC with comments', () => {
    expect(
      outline(
        'mx.google.com; dkim=pass header.i=@example.com header.s=s1 header.b=AbCd;' +
          ' arc=pass (i=1 spf=pass spfdomain=example.com dkim=pass dkdomain=example.com);' +
          ' dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=example.com',
      ),
    ).toEqual([
      'dkim=pass header.i=@example.com header.s=s1 header.b=AbCd',
      'arc=pass',
      'dmarc=pass header.from=example.com',
    ]);
  });

  it('Exim: in ARC fields a property comes before the first result', () => {
    const read = parseAuthenticationResults(
      'instance-europe-west4.prod.antispam.mailspamprotection.com; smtp.remote-ip=35.214.173.214;\tiprev=pass (a.example) smtp.remote-ip=35.214.173.214',
    );
    expect(read.looseProperties).toEqual([{ type: 'smtp', name: 'remote-ip', value: '35.214.173.214' }]);
    expect(read.results.map(({ method }) => method)).toEqual(['iprev']);
  });

  it('Yahoo before 2018: the domain that was checked comes before each result, and is not a result', () => {
    const read = parseAuthenticationResults(
      'mta1129.mail.mud.yahoo.com  from=lavka.example; domainkeys=neutral (no sig);  from=lavka.example; dkim=pass (ok)',
    );
    expect(read.authservId).toBe('mta1129.mail.mud.yahoo.com');
    expect(read.results.map(({ method, result }) => `${method}=${result}`)).toEqual([
      'domainkeys=neutral',
      'dkim=pass',
    ]);
  });

  it('Outlook before 2019: the recipient domain is between the results, and is not a result', () => {
    const read = parseAuthenticationResults(
      'spf=pass (sender IP is 203.0.113.66) smtp.mailfrom=lavka.example; hotmail.com; dkim=none (message not signed)' +
        ' header.d=none;hotmail.com; dmarc=bestguesspass action=none header.from=lavka.example;',
    );
    expect(read.authservId).toBeNull();
    expect(read.results.map(({ method, result }) => `${method}=${result}`)).toEqual([
      'spf=pass',
      'dkim=none',
      'dmarc=bestguesspass',
    ]);
  });

  it('Zoho and Yahoo: no space between a result and its comment', () => {
    const read = parseAuthenticationResults(
      'mx.zohomail.com;\tdkim=pass;\tspf=pass (zohomail.com: domain of b@lavka.example designates 203.0.113.66 as permitted sender)' +
        '  smtp.mailfrom=b@lavka.example;\tdmarc=pass(p=none dis=none)  header.from=lavka.example',
    );
    expect(read.results.map(({ method, result }) => `${method}=${result}`)).toEqual([
      'dkim=pass',
      'spf=pass',
      'dmarc=pass',
    ]);
    expect(read.results[2]?.comments).toEqual(['p=none dis=none']);
  });

  it('Fastmail: methods of its own, policy properties with hyphens, iprev with the name as comment', () => {
    expect(
      outline(
        'mx6.messagingengine.com; arc=none (no signatures found); bimi=skipped (DMARC Policy is not at enforcement);' +
          ' dmarc=pass policy.published-domain-policy=none policy.evaluated-disposition=none (p=none,d=none) header.from=lavka.example;' +
          ' iprev=pass smtp.remote-ip=203.0.113.66 (mx.lavka.example); x-tls=pass smtp.version=TLSv1.3 smtp.bits=256/256',
      ),
    ).toEqual([
      'arc=none',
      'bimi=skipped',
      'dmarc=pass policy.published-domain-policy=none policy.evaluated-disposition=none header.from=lavka.example',
      'iprev=pass smtp.remote-ip=203.0.113.66',
      'x-tls=pass smtp.version=TLSv1.3 smtp.bits=256/256',
    ]);
  });

  it('Proton: ARC with the address of the client, signatures with the strength of their key', () => {
    expect(
      outline(
        'mailin023.protonmail.ch; arc=none smtp.remote-ip=203.0.113.66; dkim=pass (2048-bit key; unprotected)' +
          ' header.d=lavka.example header.i=@lavka.example header.b="Nk5U+D0="; dmarc=pass (p=none dis=none) header.from=lavka.example',
      ),
    ).toEqual([
      'arc=none smtp.remote-ip=203.0.113.66',
      'dkim=pass header.d=lavka.example header.i=@lavka.example header.b=Nk5U+D0=',
      'dmarc=pass header.from=lavka.example',
    ]);
  });

  it('iCloud: one field for each method, each with a name of its own', () => {
    const read = parseAuthenticationResults('bimi.icloud.com; bimi=skipped reason="insufficient dmarc"');
    expect(read).toMatchObject({ authservId: 'bimi.icloud.com', results: [{ reason: 'insufficient dmarc' }] });
  });

  it('"none" without an authserv-id names nobody', () => {
    expect(parseAuthenticationResults('none')).toMatchObject({ authservId: null, results: [] });
  });

  it('a quoted authserv-id', () => {
    expect(parseAuthenticationResults('"mx.example"; spf=pass').authservId).toBe('mx.example');
  });
});

describe('hostile text', () => {
  it('a field inside an encoded word yields no result', () => {
    expect(parseAuthenticationResults('=?utf-8?B?c3BmPW5vbmUgKHNlbmRlciBJUCBpcyAxOTQu?=').results).toEqual([]);
  });

  it('a quoted local part hides semicolons, spaces and parentheses', () => {
    const read = parseAuthenticationResults(
      'mx.example; spf=pass smtp.mailfrom="a; iprev=pass (gato101.sndsy.ru)"@evil.example; dkim=none',
    );
    expect(read.results.map(({ method }) => method)).toEqual(['spf', 'dkim']);
  });

  it('a quote inside a value does not begin a quoted string', () => {
    const read = parseAuthenticationResults(
      'mx.example; spf=none smtp.helo=x"y; iprev=fail smtp.remote-ip=192.0.2.1; x="z"',
    );
    expect(read.results.map(({ method }) => method)).toEqual(['spf', 'iprev', 'x']);
  });

  it('a quoted string after an angle bracket that nothing closes is returned as it is written', () => {
    const read = parseAuthenticationResults('mx.example; spf=pass smtp.mailfrom=<"a b" smtp.helo=x');
    expect(read.results[0]?.properties.map(({ value }) => value)).toEqual(['<"a b"', 'x']);
  });

  it('U+00A0 is not white space', () => {
    const read = parseAuthenticationResults('mx.example;\u00a0iprev=pass');
    expect(read.results[0]?.method).toBe('\u00a0iprev');
  });

  it('an unclosed comment is reported', () => {
    expect(parseAuthenticationResults('mx.example; spf=pass (oops; dkim=pass').incomplete).toBe(true);
    expect(parseAuthenticationResults('mx.example; spf=pass (fine); dkim=pass').incomplete).toBe(false);
  });

  it('names of the prototype are ordinary names', () => {
    const read = parseAuthenticationResults('constructor; __proto__=pass __proto__.x=1 toString=2');
    expect(read.authservId).toBe('constructor');
    expect(read.results[0]).toMatchObject({ method: '__proto__', result: 'pass' });
    expect(read.results[0]?.properties).toEqual([
      { type: '__proto__', name: 'x', value: '1' },
      { type: '', name: 'tostring', value: '2' },
    ]);
  });
});

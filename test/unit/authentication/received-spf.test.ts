import { describe, expect, it } from 'vitest';
import { parseReceivedSpf } from '../../../src/authentication/received-spf.ts';

describe('Received-SPF as servers write it', () => {
  it('RFC 7208, section 9.1', () => {
    expect(
      parseReceivedSpf(
        'pass (mybox.example.org: domain of myname@example.com designates 192.0.2.1 as permitted sender)' +
          ' receiver=mybox.example.org; client-ip=192.0.2.1; envelope-from="myname@example.com"; helo=foo.example.com;',
      ),
    ).toMatchObject({
      result: 'pass',
      clientAddress: '192.0.2.1',
      receiver: 'mybox.example.org',
      envelopeFrom: 'myname@example.com',
      helo: 'foo.example.com',
      contradictory: false,
    });
  });

  it("a folded comment: the address is still the client's", () => {
    const read = parseReceivedSpf(
      'pass (athena.example.org: domain of\t a@b.example designates\t192.0.2.1 as permitted        sender)',
    );
    expect(read).toMatchObject({ clientAddress: '192.0.2.1', receiver: 'athena.example.org', contradictory: false });
  });

  it('RFC 7208: the mechanism and a fail', () => {
    expect(
      parseReceivedSpf(
        'fail (mybox.example.org: domain of myname@example.com does not designate 192.0.2.1 as permitted sender)' +
          ' identity=mailfrom; client-ip=192.0.2.1; envelope-from="myname@example.com"; mechanism=-all',
      ),
    ).toMatchObject({ result: 'fail', identity: 'mailfrom', mechanism: '-all', receiver: 'mybox.example.org' });
  });

  it('Exim names itself only in the comment', () => {
    expect(
      parseReceivedSpf(
        'pass (mx.pion.test: domain of b.lavka.test designates 185.138.182.7 as permitted sender)' +
          ' client-ip=185.138.182.7; envelope-from=bounce@b.lavka.test; helo=gato7.sndsy.ru;',
      ),
    ).toMatchObject({ receiver: 'mx.pion.test', clientAddress: '185.138.182.7', helo: 'gato7.sndsy.ru' });
  });

  it('policyd-spf, and its hidden receiver', () => {
    expect(
      parseReceivedSpf(
        'Pass (mailfrom) identity=mailfrom; client-ip=185.138.182.101; helo=gato101.sndsy.ru; envelope-from=b@b.lavka.test; receiver=romashka.test ',
      ),
    ).toMatchObject({ result: 'pass', identity: 'mailfrom', receiver: 'romashka.test' });
    expect(
      parseReceivedSpf(
        'Pass (mailfrom) identity=mailfrom; client-ip=192.55.52.43; helo=mga05.intel.com; envelope-from=ira@intel.com; receiver=<UNKNOWN> ',
      ).receiver,
    ).toBeNull();
  });

  it('Haraka: no semicolon between two values, IPv6', () => {
    expect(
      parseReceivedSpf(
        'None\t(domain of gato101.sndsy.ru does not designate 2001:db8:182::101 as permitted sender)' +
          '\treceiver=mx.klever.test;\tidentity=helo; client-ip=2001:db8:182::101 helo=gato101.sndsy.ru;\tenvelope-from=<b@b.lavka.test>',
      ),
    ).toMatchObject({
      result: 'none',
      clientAddress: '2001:db8:182::101',
      identity: 'helo',
      helo: 'gato101.sndsy.ru',
      receiver: 'mx.klever.test',
      envelopeFrom: 'b@b.lavka.test',
    });
  });

  it('iCloud: a quoted envelope sender with "="', () => {
    expect(
      parseReceivedSpf(
        'pass (spf.icloud.com: domain of SRS0=Z8Bj=5h=qq.com=c@wh1te.dev designates 104.30.8.15 as permitted sender)' +
          ' receiver=spf.icloud.com; client-ip=104.30.8.15; helo=i-bf.email.cloudflare.net; envelope-from="SRS0=Z8Bj=5h=qq.com=c@wh1te.dev"',
      ),
    ).toMatchObject({ envelopeFrom: 'SRS0=Z8Bj=5h=qq.com=c@wh1te.dev', clientAddress: '104.30.8.15' });
  });

  it('Google without an address, Outlook with one', () => {
    expect(
      parseReceivedSpf(
        'neutral (google.com: 203.0.113.9 is neither permitted nor denied by best guess record for domain of a@b.example) client-ip=203.0.113.9;',
      ),
    ).toMatchObject({ result: 'neutral', receiver: 'google.com', clientAddress: '203.0.113.9' });
    expect(
      parseReceivedSpf(
        'Pass (protection.outlook.com: domain of sendsay.ru designates 185.138.182.5 as permitted sender)' +
          ' receiver=protection.outlook.com; client-ip=185.138.182.5; helo=gato5.sndsy.ru; pr=C',
      ),
    ).toMatchObject({ receiver: 'protection.outlook.com', clientAddress: '185.138.182.5' });
  });

  it('the address in the comment alone is enough', () => {
    expect(parseReceivedSpf('pass (domain of yahoo.com designates 192.0.2.7 as permitted sender)').clientAddress).toBe(
      '192.0.2.7',
    );
  });
});

describe('a sender that writes into the field', () => {
  const seen = 'client-ip=203.0.113.67;';

  it.each([
    ['a HELO that brings a second address', `none ${seen} helo=x;client-ip=185.138.182.101;`],
    [
      "an address before the server's own",
      `none (mx.example: "a) client-ip=185.138.182.101; ("@evil.example is unknown) ${seen}`,
    ],
    [
      'a comment closed by the envelope sender',
      `pass (mx.example: domain of x) (y designates 185.138.182.101 as permitted sender) ${seen}`,
    ],
  ])('%s makes the field contradictory', (_title, body) => {
    expect(parseReceivedSpf(body)).toMatchObject({ clientAddress: null, contradictory: true });
  });

  it('a quoted envelope sender changes nothing', () => {
    expect(
      parseReceivedSpf(`pass ${seen} envelope-from="x; client-ip=185.138.182.101"@evil.example; helo=h.example;`),
    ).toMatchObject({ clientAddress: '203.0.113.67', contradictory: false });
  });

  it('an invalid address is contradictory, not absent', () => {
    expect(parseReceivedSpf('pass client-ip=999.1.1.1;')).toMatchObject({ clientAddress: null, contradictory: true });
  });

  it("wording inside the sender's own address is ignored", () => {
    expect(
      parseReceivedSpf(
        'none (google.com: "x designates 185.138.182.101 as permitted sender"@evil.example does not designate permitted sender hosts)',
      ),
    ).toMatchObject({ clientAddress: null, contradictory: false });
  });
});

it('names no client if its words are those of another result, whatever comes after them', () => {
  const words = 'mx.klever.test: domain of x designates 185.138.182.101 as permitted sender';
  const spf = parseReceivedSpf(`fail (${words}) client-ip=185.138.182.101;`);
  expect(spf).toMatchObject({ clientAddress: null, contradictory: true });
});

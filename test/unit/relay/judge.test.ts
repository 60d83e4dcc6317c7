import { describe, expect, test } from 'vitest';
import type { RelayProfile } from '../../../src/relay/profile.ts';
import { weighHop } from '../../../src/relay/hop-evidence.ts';
import { sendsay } from '../../../src/relay/sendsay.ts';
import type { Verdict } from '../../../src/relay/verdict.ts';
import { findingsOf } from '../../../src/report/findings.ts';
import { inspect } from '../../../src/report/inspect.ts';
import { read } from '../received/read.ts';

/** The decision table of docs/border.md, row by row, and the effect of a single edit of the header. */

function verdictOf(lines: readonly string[], profile: RelayProfile = sendsay): Verdict {
  const source = `${lines.join('\r\n')}\r\n\r\nbody\r\n`;
  const { verdicts } = inspect(source, { profiles: [profile], myServers: { hostSuffixes: [], networks: [] } });
  const [verdict] = verdicts;
  if (verdict === undefined) throw new Error('one verdict a profile');
  return verdict;
}

function received(body: string): string {
  return `Received: ${body}; Tue, 24 Nov 2026 00:46:21 +0500`;
}

const AT_BORDER = received(
  'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx.example.net (Postfix) with ESMTPS id 1',
);
const DIRECT = received(
  'from crm.lavka.test (crm.lavka.test [198.51.100.21]) by mx.example.net (Postfix) with ESMTPS id 1',
);

describe('proven', () => {
  test('the border server saw an address of the relay', () => {
    const verdict = verdictOf([AT_BORDER]);
    expect(verdict).toMatchObject({ verdict: 'proven', hop: 0 });
    expect(verdict.evidence[0]).toMatchObject({
      kind: 'address',
      strength: 'strong',
      supports: true,
      value: '185.138.182.101',
    });
  });

  test('by address, whatever the names are', () => {
    expect(
      verdictOf([received('from x (mail.other.example [185.138.182.7]) by mx.example.net (Postfix) with ESMTPS id 1')])
        .verdict,
    ).toBe('proven');
    expect(
      verdictOf([received('from x (unknown [185.138.182.7]) by mx.example.net (Postfix) with ESMTPS id 1')]).verdict,
    ).toBe('proven');
  });

  test('by a confirmed reverse name, with an address outside the known network', () => {
    const report = inspect(
      `${received('from x (gato9.sndsy.ru [203.0.113.9]) by mx.example.net (Postfix) with ESMTPS id 1')}\n\n`,
      { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } },
    );
    expect(report.verdicts[0]?.verdict).toBe('proven');
    expect(findingsOf(report)).toContainEqual(
      expect.objectContaining({ kind: 'address-outside-networks', values: ['gato9.sndsy.ru', '203.0.113.9'] }),
    );
  });

  test("a name that the server does not check proves only with the border's own iprev", () => {
    const line = received(
      'from x (gato6.sndsy.ru [2001:db8:182::101]) by mx.klever.test (Haraka/3.3.4) with ESMTPS id 1',
    );
    expect(verdictOf([line]).verdict).not.toBe('proven');
    expect(
      verdictOf(['Authentication-Results: mx.klever.test; iprev=pass', 'X-Haraka-FCrDNS: gato6.sndsy.ru', line])
        .verdict,
    ).toBe('proven');
    // RFC 8601 §2.2: methods and results are case-insensitive.
    expect(
      verdictOf(['Authentication-Results: mx.klever.test; IPRev=Pass', 'X-Haraka-FCrDNS: gato6.sndsy.ru', line])
        .verdict,
    ).toBe('proven');
    expect(
      verdictOf([line, 'Authentication-Results: mx.klever.test; iprev=pass', 'X-Haraka-FCrDNS: gato6.sndsy.ru'])
        .verdict,
    ).not.toBe('proven');
  });
});

describe('that an address has no name', () => {
  const line = 'from gato101.sndsy.ru (unknown [203.0.113.66]) by mx.example.net (Postfix) with ESMTP id 1';
  const nameless = { kind: 'no-reverse-name', supports: false };

  test('is what the border server found out itself, not what anyone could write', () => {
    expect(verdictOf([received(line)]).evidence).toContainEqual(
      expect.objectContaining({ ...nameless, strength: 'strong' }),
    );
  });

  test('is only the sender’s word below the border', () => {
    const border = 'from mx.example.net (mx.example.net [198.51.100.25]) by mx.klever.test (Postfix) with ESMTPS id 2';
    expect(verdictOf([received(border), received(line)]).evidence).toContainEqual(
      expect.objectContaining({ ...nameless, strength: 'weak' }),
    );
  });
});

describe('reported', () => {
  const forwarder = received(
    'from mx.fialka.test (mx.fialka.test [198.51.100.25]) by mx.example.net (Postfix) with ESMTPS id 1',
  );
  const seenByForwarder = received(
    'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx.fialka.test (Postfix) with ESMTPS id 2',
  );

  test('the host that handed it over says that it came from the relay', () => {
    expect(verdictOf([forwarder, seenByForwarder])).toMatchObject({ verdict: 'reported', hop: 1 });
  });

  test('a mailing list that re-injects over the loopback address is still the host that handed it over', () => {
    const list = received(
      'from lists.kruzhok.test (lists.kruzhok.test [203.0.113.40]) by mx.example.net (Postfix) with ESMTPS id 1',
    );
    const reinjected = received(
      'from lists.kruzhok.test (localhost [IPv6:::1]) by lists.kruzhok.test (Postfix) with ESMTP id 2',
    );
    const seenByList = received(
      'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by lists.kruzhok.test (Postfix) with ESMTPS id 3',
    );
    expect(verdictOf([list, reinjected, seenByList])).toMatchObject({ verdict: 'reported', hop: 2 });
  });

  test('not if a host other than that one says so', () => {
    const other = seenByForwarder.replace('mx.fialka.test', 'mx.other.example');
    expect(verdictOf([forwarder, other]).verdict).toBe('claimed');
  });

  test("not if the host that handed it over was caught using the relay's name", () => {
    const caught = received(
      'from gato101.sndsy.ru (unknown [203.0.113.67]) by mx.example.net (Postfix) with ESMTPS id 1',
    );
    const chain = received(
      'from gato7.sndsy.ru (gato7.sndsy.ru [185.138.182.7]) by gato101.sndsy.ru (Postfix) with ESMTPS id 2',
    );
    expect(verdictOf([caught, chain]).verdict).toBe('contradicted');
  });
});

describe('contradicted', () => {
  test.each([
    ['HELO, with another confirmed reverse name', 'from gato101.sndsy.ru (host66.evil.example [203.0.113.66])'],
    ['HELO, with no reverse name and a foreign address', 'from gato101.sndsy.ru (unknown [203.0.113.67])'],
    [
      'a look-alike below another domain',
      'from gato101.sndsy.ru.evil.example (gato101.sndsy.ru.evil.example [203.0.113.68])',
    ],
    ["the relay's address as HELO literal", 'from [185.138.182.101] (unknown [203.0.113.67])'],
  ])('%s', (_name, from) => {
    expect(verdictOf([received(`${from} by mx.example.net (Postfix) with ESMTPS id 1`)]).verdict).toBe('contradicted');
  });

  test.each([
    ['an address', 'unknown [203.0.113.66]', '203.0.113.66'],
    ['a confirmed name, where the profile knows no network', 'mail.evil.example [2001:db8::9]', 'mail.evil.example'],
  ])('the finding names what the line records instead: %s', (_title, recorded, value) => {
    const line = received(`from gato101.sndsy.ru (${recorded}) by mx.example.net (Postfix) with ESMTPS id 1`);
    const report = inspect(`${line}\n\n`, {
      profiles: [sendsay],
      myServers: { hostSuffixes: [], networks: [] },
    });
    expect(report.verdicts[0]?.verdict).toBe('contradicted');
    expect(findingsOf(report)).toContainEqual(
      expect.objectContaining({ kind: 'relay-name-foreign-address', values: ['gato101.sndsy.ru', value] }),
    );
  });

  test('a masked reverse name contradicts nothing, but a foreign address does, whatever senders call themselves', () => {
    const verdictFor = (peer: string): string =>
      verdictOf([received(`from gato101.sndsy.ru (${peer}) by mx.example.net (Postfix) with ESMTPS id 1`)]).verdict;
    expect(verdictFor('mail.XXXX.example [185.138.182.XXX]')).not.toBe('contradicted');
    expect(verdictFor('mail.XXXX.example [203.0.113.66]')).toBe('contradicted');
  });

  test('an IPv6 address says nothing as long as the profile names no IPv6 network', () => {
    const line = received(
      'from gato105.sndsy.ru (unknown [IPv6:2001:db8:182::105]) by mx.example.net (Postfix) with ESMTPS id 1',
    );
    expect(verdictOf([line]).verdict).toBe('claimed');
    expect(verdictOf([line], { ...sendsay, networks: [...sendsay.networks, '2001:db8:183::/48'] }).verdict).toBe(
      'contradicted',
    );
    expect(verdictOf([line], { ...sendsay, networks: [...sendsay.networks, '2001:db8:182::/48'] }).verdict).toBe(
      'proven',
    );
  });
});

describe('claimed', () => {
  test('only in a line that does not fit the chain', () => {
    expect(
      verdictOf([
        DIRECT,
        received(
          'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx.example.net (Postfix) with ESMTPS id 2',
        ),
      ]).verdict,
    ).toBe('claimed');
  });

  test('only by fields that anyone can write', () => {
    expect(verdictOf([DIRECT, 'X-Campaign-Id: 17']).verdict).toBe('claimed');
    expect(verdictOf([DIRECT, 'DKIM-Signature: v=1; a=rsa-sha256; d=sndsy.ru; s=s1; h=from; bh=x; b=y']).verdict).toBe(
      'claimed',
    );
  });
});

describe('absent and undetermined', () => {
  test('a readable chain without the relay', () => {
    expect(verdictOf([DIRECT])).toMatchObject({ verdict: 'absent', hop: 0 });
  });

  test.each(['xsndsy.ru', 'sndsy.ru.com', 'mail.notsndsy.ru'])("%s is someone else's name", (name) => {
    const { verdict } = verdictOf([
      received(`from ${name} (${name} [198.51.100.21]) by mx.example.net (Postfix) with ESMTPS id 1`),
    ]);
    expect(['absent', 'contradicted']).toContain(verdict);
    expect(verdict).not.toBe('proven');
  });

  test.each([
    ['no Received field', ['Subject: x', 'From: a@b.test'], 'no-received'],
    ['none that can be read', ['Received: or is it', 'Received: apparently'], 'unreadable'],
    ['only steps inside one host', [received('by mail.example.org (Postfix, from userid 1000) id 1')], 'no-border'],
  ])('%s: it says why', (_name, lines, reason) => {
    expect(verdictOf(lines)).toMatchObject({ verdict: 'undetermined', reason });
  });
});

test('a border line that was read only in part does not say that the relay is absent', () => {
  const line = (greeting: string): string =>
    received(`from ${greeting} (mail.example.org [203.0.113.5]) by mx.example.net (Postfix) with ESMTPS id 1`);
  expect(verdictOf([line('x')])).toMatchObject({ verdict: 'absent' });
  expect(verdictOf([line('x'.repeat(40_000))])).toMatchObject({ verdict: 'undetermined', reason: 'copy-damaged' });
});

describe('a name is compared on label boundaries, without case, trailing dot and with punycode normalised', () => {
  const named = (name: string): string =>
    verdictOf([received(`from x (${name} [2001:db8::9]) by mx.example.net (Postfix) with ESMTPS id 1`)]).verdict;

  test.each(['gato101.sndsy.ru', 'GATO101.SNDSY.RU', 'gato101.sndsy.ru.', 'other.sndsy.ru'])(
    "%s is Sendsay's",
    (name) => {
      expect(named(name)).toBe('proven');
    },
  );

  test.each([
    'gato101.sndsy.ru.evil.example',
    'gato101-sndsy.ru',
    'xsndsy.ru',
    'sndsy.ru.com',
    'gat\u043e101.sndsy.ru',
    'gato101_sndsy.ru',
  ])('%s is not', (name) => {
    expect(named(name)).not.toBe('proven');
  });
});

test('each profile gets its own verdict', () => {
  const other: RelayProfile = {
    ...sendsay,
    id: 'other',
    title: 'Other',
    hostSuffixes: ['relay.example'],
    networks: ['198.51.100.0/24'],
    submissionHosts: [],
    dkimDomains: [],
  };
  const report = inspect(`${DIRECT}\n\n`, {
    profiles: [sendsay, other],
    myServers: { hostSuffixes: [], networks: [] },
  });
  expect(report.verdicts.map(({ profile, verdict }) => [profile, verdict])).toEqual([
    ['sendsay', 'absent'],
    ['other', 'proven'],
  ]);
});

describe('a result of the border about a client', () => {
  const hop = read('from x (mail.evil.example [203.0.113.66]) by mx.example.net (Postfix) with ESMTPS id 1');
  const result = (address: string) => ({ clientAddresses: [{ address, fieldIndex: 0 }], confirmedNames: [] });

  test('proves nothing if the border recorded another client', () => {
    expect(weighHop(hop, sendsay, result('185.138.182.101')).proves).toBe(false);
  });

  test('proves the relay if the border recorded none', () => {
    const silent = { ...hop, peer: { ...hop.peer, address: null } };
    expect(weighHop(silent, sendsay, result('185.138.182.101')).proves).toBe(true);
  });
});

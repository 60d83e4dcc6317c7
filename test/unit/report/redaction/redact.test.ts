import { describe, expect, test } from 'vitest';
import type { RelayProfile } from '../../../../src/relay/profile.ts';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import { inspect } from '../../../../src/report/inspect.ts';
import type { InspectSettings } from '../../../../src/report/inspect-settings.ts';
import { redact } from '../../../../src/report/redaction/redact.ts';

const SETTINGS: InspectSettings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };

/** Postfix's line for a message that came through the relay. */
const BORDER = `Received: from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])
	by mx1.company.example (Postfix) with ESMTPS id 3F2A1C0042
	for <anna.berg@company.example>; Mon, 23 Nov 2026 12:04:04 +0300 (MSK)`;

function redacted(lines: string, settings: InspectSettings = SETTINGS): string {
  return redact(`${lines}\n\n`, settings).source;
}

/** The redacted body of the first field with this name. */
function field(name: string, lines: string, settings: InspectSettings = SETTINGS): string {
  const { fields } = inspect(redacted(lines, settings), settings);
  return fields.find((each) => each.key === name.toLowerCase())?.body ?? 'no such field';
}

describe('people', () => {
  test('an address keeps its domain if the route or authentication needs it', () => {
    expect(field('To', `${BORDER}\nTo: anna.berg@company.example`)).toBe('<user1@company.example>');
  });

  test('an address in a domain that nothing needs loses both parts', () => {
    expect(field('Cc', `${BORDER}\nCc: karl@berg-family.example`)).toBe('<user2@domain1.example>');
  });

  test('the same address is the same placeholder everywhere, whatever its case', () => {
    const source = redacted(`Delivered-To: Anna.Berg@Company.example\n${BORDER}\nTo: <anna.berg@company.example>`);
    expect(source.match(/user1@company\.example/gi)).toHaveLength(3);
    expect(source).not.toContain('user2');
  });

  test('a label below a needed domain is masked if neither route nor authentication names it: it may be a token', () => {
    expect(field('Return-Path', `Return-Path: <a@t0k3n.company.example>\n${BORDER}`)).toBe(
      '<user1@host1.company.example>',
    );
    const spf =
      'Received-SPF: Pass (mailfrom) identity=mailfrom; client-ip=185.138.182.101; envelope-from=a@b.company.example';
    expect(field('Return-Path', `Return-Path: <a@b.company.example>\n${spf}\n${BORDER}`)).toBe(
      '<user1@b.company.example>',
    );
  });

  test('two people at one domain are two placeholders', () => {
    expect(field('To', `${BORDER}\nTo: a@company.example, b@company.example`)).toBe(
      '<user2@company.example>, <user3@company.example>',
    );
  });

  test.each([
    ['a display name', 'From: Anna Berg <a@b.example>'],
    ['a quoted display name with a comma', 'From: "Berg, Anna" <a@b.example>'],
    ['an encoded word', 'From: =?utf-8?B?QW5uYSBCZXJn?= <a@b.example>'],
    ['a quoted-printable encoded word', 'From: =?utf-8?q?Anna_Berg?= <a@b.example>'],
    ['a comment', 'From: a@b.example (Anna Berg)'],
    ['raw UTF-8', 'From: Анна Берг <a@b.example>'],
    ['the name of a group', 'To: Anna Berg: a@b.example;'],
    ['a list of two, folded', 'To: Anna Berg <a@b.example>,\n Karl Berg <c@b.example>'],
    ['a name without any address', 'From: Anna Berg'],
    ['a quoted local part', 'From: "Anna Berg"@b.example'],
    ['a comment inside the brackets', 'From: <a(Anna Berg)@b.example>'],
    ['an unclosed quote', 'From: "Anna Berg <a@b.example>'],
  ])('a name leaves no trace: %s', (_case, line) => {
    expect(redacted(line)).not.toMatch(/anna|berg|анна|берг|QW5uYSBCZXJn|karl/i);
  });

  test.each([
    ['VERP', 'Return-Path: <bounce-17+anna.berg=mail.example@b.shop.example>'],
    ['SRS', 'Return-Path: <SRS0=HHh=TT=mail.example=anna.berg@forward.example>'],
    ['percent signs', 'List-Unsubscribe: <https://shop.example/u?to=anna.berg%40mail.example>'],
    ['a mailto parameter', 'List-Unsubscribe: <mailto:leave@shop.example?subject=anna.berg>'],
    ['another field', 'X-Env-Recipient: anna.berg@mail.example'],
    ['base64 in another field', 'X-Track: YW5uYS5iZXJnQG1haWwuZXhhbXBsZQ=='],
    [
      'ORCPT',
      'Received: from a.example by b.example (ORCPT rfc822;anna.berg@mail.example); Mon, 23 Nov 2026 12:04:04 +0300',
    ],
    [
      'xtext',
      'Received: from a.example by b.example (rfc822;anna.berg+40mail.example); Mon, 23 Nov 2026 12:04:04 +0300',
    ],
    ['a local recipient', 'Received: by b.example (Postfix) for anna.berg; Mon, 23 Nov 2026 12:04:04 +0300'],
    [
      'an ident',
      'Received: from a.example (ident=anna.berg [203.0.113.9]) by b.example; Mon, 23 Nov 2026 12:04:04 +0300',
    ],
    ['the zone of a date', 'Date: Mon, 23 Nov 2026 12:04:00 +0300 (anna.berg)'],
    ['a line that is not a field', 'anna.berg'],
    ['a certificate', 'Received: from a.example (Client CN "anna.berg", Issuer "Berg CA" (not verified)) by b.example'],
    ['copied fields of a signature', 'DKIM-Signature: v=1; d=shop.example; z=To:anna.berg@mail.example; b=xyz'],
    ['the identity of a signature', 'DKIM-Signature: v=1; d=shop.example; i=anna.berg@shop.example; b=xyz'],
    ['smtp.auth', 'Authentication-Results: mx.mail.example; auth=pass smtp.auth=anna.berg'],
    ['a quoted property', 'Authentication-Results: mx.mail.example; spf=pass smtp.mailfrom="anna berg"@mail.example'],
    [
      'the comment of SPF',
      'Received-SPF: pass (mx.mail.example: domain of anna.berg@mail.example designates 203.0.113.9 as permitted sender)',
    ],
    ['the name of a file', 'Content-Type: application/pdf; name="anna berg.pdf"'],
    ['the name of a list', 'List-Id: Friends of Anna Berg <friends.lists.example>'],
  ])('an address leaves no trace: %s', (_case, line) => {
    expect(redacted(`${line}\nTo: anna.berg@mail.example`)).not.toMatch(/anna|berg|YW5uYS5/i);
  });

  test('a host that is named like the recipient loses that name, not its domain', () => {
    const line =
      'Received: from anna-pc.isp.example (anna-pc.isp.example [203.0.113.9]) by mx1.company.example (Postfix)';
    expect(field('Received', `${line}\nTo: anna@company.example`)).toMatch(
      /^from host1\.isp\.example \(host1\.isp\.example \[203\.0\.113\.9\]\)/,
    );
  });

  test('a field with a person’s name in its own name is renamed', () => {
    expect(redacted('X-Berg-Mailer: 1\nTo: anna.berg@mail.example')).toMatch(/^X-field1: value1$/m);
  });

  test('what names nobody still names nobody: the null sender and hidden recipients', () => {
    expect(redacted('Return-Path: <>\nTo: undisclosed-recipients:;')).toBe(
      'Return-Path: <>\nTo: undisclosed-recipients:;\n\n',
    );
  });
});

describe('whoever submitted the message', () => {
  const LOGIN = `Received: from [192.168.1.17] (pc17.office.example [203.0.113.200])
	(Authenticated sender: anna)
	by smtp.provider.example (Postfix) with ESMTPSA id 1AB; Mon, 23 Nov 2026 12:04:01 +0300`;

  test('is masked in names, addresses and login', () => {
    const source = redacted(`${BORDER}\n${LOGIN}`);
    expect(source).not.toMatch(/192\.168|pc17|office|203\.0\.113|anna/);
    expect(source).toContain('(Authenticated sender: user');
  });

  test('keeps a private address private and a public one public', () => {
    const [, hop] = inspect(redacted(`${BORDER}\n${LOGIN}`), SETTINGS).route.hops;
    expect(hop?.hop.peer.helo).toMatch(/^\[(?:10|192\.168|172\.16)\./);
    expect(hop?.hop.peer.address).toMatch(/^192\.0\.2\./);
  });

  test('is masked as well if a webmail submitted the message', () => {
    const line = 'Received: from [203.0.113.200] by web.provider.example with HTTP; Mon, 23 Nov 2026 12:04:01 +0300';
    expect(field('Received', line)).toMatch(/^from \[192\.0\.2\.\d+\] by /);
  });

  test('is masked as well if the relay recognises its customers by address', () => {
    const line = `Received: from node1.shop-office.example (node1.shop-office.example [203.0.113.20])
	by smtp.gate.sendsay.ru (Postfix) with ESMTPS id 4Rk; Mon, 23 Nov 2026 12:04:01 +0300`;
    expect(redacted(`${BORDER}\n${line}`)).not.toMatch(/node1|shop-office|203\.0\.113/);
  });

  test('is the same in older lines that it wrote itself', () => {
    const atRelay = LOGIN.replace('smtp.provider.example', 'smtp.gate.sendsay.ru');
    const older = `Received: from localhost (localhost [127.0.0.1])
	by pc17.office.example (AKMTA) with ESMTP id f1; Mon, 23 Nov 2026 12:04:00 +0300`;
    const { route } = inspect(redacted(`${BORDER}\n${atRelay}\n${older}`), SETTINGS);
    const [, submission, own] = route.hops;
    const peer = submission?.hop.peer.reverseName;
    expect(own?.hop.writer.host).toBe(peer?.state === 'named' ? peer.name : 'no name');
    expect(own?.handedIn).toBe(true);
  });

  test('does not show in names that are made from its address', () => {
    const line = LOGIN.replace('192.168.1.17', 'x').replace('pc17.office.example', 'dsl-200-113-0-203.isp.example');
    expect(redacted(`${BORDER}\n${line}`)).not.toContain('200-113-0-203');
  });

  test('an address in a spelling that does not parse is masked, too', () => {
    expect(redacted('Received-SPF: pass client-ip=203.000.113.200')).not.toContain('113');
    expect(redacted('Received-SPF: pass client-ip=2001:db8:1:2:3:4:5')).not.toMatch(/2001|db8/);
    expect(redacted('Received: from 192-168-1-17 by mx.example; Mon, 23 Nov 2026 12:04:01 +0300')).not.toContain('168');
  });
});

describe('identifiers and tokens', () => {
  test.each([
    ['Message-ID', '<0a1b2c.d3@shop.example>', /^<id\d@/],
    ['References', '<0a1b2c.d3@shop.example> <0a1b2c.d4@shop.example>', /^<id\d@\S+ <id\d@\S+$/],
    ['Subject', 'Order 0a1b2c for Anna', /^subject1$/],
    ['Feedback-ID', '0a1b2c:17:campaign:shop', /^token1:token2:token3:token4$/],
    ['X-Campaign-Id', '0a1b2c', /^value1$/],
    ['X-Anything', '0a1b2c', /^value1$/],
    ['List-Unsubscribe', '<https://shop.example/u/0a1b2c>', /^<https:\/\/domain1\.example\/link1>$/],
    [
      'DKIM-Signature',
      'v=1; d=shop.example; s=2026; bh=0a1b2c=; b=0a1b2c/x',
      /d=shop\.example; s=2026; bh=token1; b=token2$/,
    ],
    ['ARC-Seal', 'i=1; cv=none; d=google.com; s=arc; b=0a1b2c', /^i=1; cv=none; d=google\.com; s=arc; b=token1$/],
    ['Content-Type', 'multipart/mixed; boundary="0a1b2c"', /^multipart\/mixed; boundary="word[A-Z]+"$/],
  ])('%s', (name, body, expected) => {
    expect(field(name, `${name}: ${body}`)).toMatch(expected);
    expect(redacted(`${name}: ${body}`)).not.toContain('0a1b2c');
  });

  test.each(['ivanpetrov', 'IvanPetrov', 'ivan', 'k1-petrov', 'ivanp2026', 'mail.petrov'])(
    'a selector that is a person’s name is masked: %s',
    (selector) => {
      const lines = `DKIM-Signature: v=1; d=shop.example; s=${selector}; b=x
ARC-Seal: i=1; cv=none; d=shop.example; s=${selector}; b=x
Authentication-Results: mx1.company.example; dkim=pass header.d=shop.example header.s=${selector}
From: Ivan <ivan.petrov@shop.example>
`;
      const text = redacted(lines).toLowerCase();
      expect(text).not.toMatch(/ivan|petrov/);
      expect(text).toContain('d=shop.example');
    },
  );

  test.each(['s1', 'arc-20240605', 'selector2', '20230601', 'channel1'])(
    'a selector that is nobody’s name is kept: %s',
    (selector) => {
      const lines = `DKIM-Signature: v=1; d=shop.example; s=${selector}; b=x
Cc: ann@shop.example
From: Ivan <ivan.petrov@shop.example>
`;
      expect(field('DKIM-Signature', lines)).toContain(`s=${selector};`);
    },
  );

  test('a queue id has the same placeholder if a filter names it again', () => {
    const source = redacted(`X-Spam-Checked: 1\nX-Rspamd-Queue-Id: 3F2A1C0042\n${BORDER}`);
    expect(source).toContain('X-Rspamd-Queue-Id: id1');
    expect(source).toContain('with ESMTPS id id1');
  });

  test("Altcraft's identifiers can still be recognised, and as the same in two fields", () => {
    const lines = `Return-Path: <m7f3a91c2e@b.shop.example>\n${BORDER}\nMessage-ID: <m7f3a91c2e@shop.example>\nX-AKMTA-FSMID: f5d41402abc`;
    const source = redacted(lines);
    expect(source).toMatch(/^X-AKMTA-FSMID: f\w+$/m);
    const [shared] = /m[a-z]+\d+/.exec(field('Message-ID', lines)) ?? [];
    expect(field('Return-Path', lines)).toContain(`${shared}@`);
  });

  test('an ID whose shape identifies a server keeps its shape', () => {
    const courier =
      'Received: from a.example (a.example [203.0.113.9]) by mx.example with ESMTP id 000000000001A0F2.00000000656F0001.00003C2A; Mon, 23 Nov 2026 12:04:04 +0300';
    const [hop] = inspect(redacted(courier), SETTINGS).route.hops;
    expect(hop?.hop.writer.software).toBe('Courier');
    expect(hop?.hop.id).not.toContain('1A0F2');
    const exim =
      'Received: from a.example ([203.0.113.9]) by mx.example with esmtp id 1xVZza-00001L-2d; Mon, 23 Nov 2026 12:04:04 +0300';
    const masked = inspect(redacted(exim), SETTINGS).route.hops[0]?.hop;
    expect([masked?.writer.software, masked?.id]).toEqual(['Exim', '000001-000000-00']);
  });
});

describe('what the judgement rests on', () => {
  test('is kept to the letter: relay, border host, software, encryption, time', () => {
    expect(field('Received', BORDER)).toBe(
      'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])	by mx1.company.example (Postfix) with ESMTPS id id1	for <user1@company.example>; Mon, 23 Nov 2026 12:04:04 +0300 (MSK)',
    );
  });

  test('is kept if the relay submits to itself with a login', () => {
    const line = BORDER.replace('ESMTPS', 'ESMTPSA');
    expect(field('Received', line)).toContain('gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])');
  });

  test('is kept in a forgery: the relay’s name in a quoted local part, but not the sender’s words around it', () => {
    const line = `Received: from host66.evil.example (host66.evil.example [203.0.113.66])
	by mx1.company.example with esmtp (Exim 4.96)
	(envelope-from <"Anna gato101.sndsy.ru ([185.138.182.101])"@evil.example>)
	id 1xV; Mon, 23 Nov 2026 12:04:04 +0300`;
    expect(redacted(line)).toMatch(/<"word[A-Z]+ gato101\.sndsy\.ru \(\[185\.138\.182\.101\]\)"@evil\.example>/);
  });

  test('a name made to look like the relay’s is kept, but not the person in it', () => {
    const line = BORDER.replaceAll('gato101.sndsy.ru', 'anna.gato101.sndsy.ru.evil.example');
    expect(redacted(`${line}\nTo: anna@company.example`)).toMatch(/word[A-Z]+\.gato101\.sndsy\.ru\.evil\.example/);
  });

  test('the relay’s name after the answer of an ident server is kept, but not the answer', () => {
    const line = BORDER.replace('(gato101.sndsy.ru [', '(anna@gato101.sndsy.ru [');
    expect(redacted(line)).toMatch(/\(user\d@gato101\.sndsy\.ru \[185\.138\.182\.101\]\)/);
  });

  test('a mailbox named like the relay does not cause the relay’s names to be masked', () => {
    const line =
      'Received: from a.example by smtp.gate.sendsay.ru (Postfix) with ESMTPSA id 1; Mon, 23 Nov 2026 12:04:01 +0300';
    expect(redacted(`${BORDER}\n${line}\nTo: sendsay@company.example, gate@company.example`)).toContain(
      'smtp.gate.sendsay.ru',
    );
  });

  test("the user's own profiles and servers count as much as the built-in one", () => {
    const own: RelayProfile = {
      ...sendsay,
      id: 'own',
      hostSuffixes: ['relay.own.example'],
      networks: ['203.0.113.0/24'],
      submissionHosts: [],
    };
    const settings: InspectSettings = {
      profiles: [own],
      myServers: { hostSuffixes: ['gateway.example'], networks: ['10.7.0.0/16'] },
    };
    const lines = `Received: from in.gateway.example ([10.7.0.4]) by mx1.company.example (Postfix) with ESMTP id 1; Mon, 23 Nov 2026 12:04:05 +0300
Received: from out.relay.own.example (out.relay.own.example [203.0.113.5]) by in.gateway.example (Postfix) with ESMTP id 2; Mon, 23 Nov 2026 12:04:04 +0300`;
    const source = redacted(lines, settings);
    expect(source).toContain('from in.gateway.example ([10.7.0.4])');
    expect(source).toContain('from out.relay.own.example (out.relay.own.example [203.0.113.5])');
    expect(inspect(source, settings).verdicts[0]?.verdict).toBe('proven');
  });

  test('a placeholder is never in one of the user’s own networks', () => {
    const settings: InspectSettings = {
      ...SETTINGS,
      myServers: { hostSuffixes: [], networks: ['10.0.0.0/8', '192.0.2.0/24'] },
    };
    const line =
      'Received: from pc ([192.168.4.4]) by mx1.company.example (Postfix) with ESMTPSA id 1; Mon, 23 Nov 2026 12:04:05 +0300';
    const before = inspect(`${line}\n\n`, settings);
    const after = inspect(redacted(line, settings), settings);
    expect(after.route.border).toEqual(before.route.border);
    expect(after.route.hops[0]?.hop.peer.address).toMatch(/^172\.16\./);
  });

  test('a placeholder never occurs in the message', () => {
    const source = redacted(`${BORDER}\nTo: user1@company.example, x@company.example\nSubject: user2 id1 value1`);
    expect(source).not.toMatch(/\buser[12]\b|\bid1\b|\bvalue1\b/);
  });
});

describe('any source', () => {
  test('with NUL characters in a name is judged as before', () => {
    const lines = BORDER.replaceAll('sndsy', 'snd\u0000sy');
    expect(redact(`${lines}\n\n`, SETTINGS).sameJudgement).toBe(true);
  });

  test('with lines ended only by CR keeps its fields', () => {
    const source = `${BORDER}\nTo: anna@company.example`.replaceAll('\n', '\r');
    const before = inspect(source, SETTINGS);
    const after = inspect(redact(source, SETTINGS).source, SETTINGS);
    expect(after.fields.map(({ name }) => name)).toEqual(before.fields.map(({ name }) => name));
    expect(after.verdicts[0]?.verdict).toBe('proven');
  });

  test('as bytes in an old charset is masked as well', () => {
    const text = 'From: \xc0\xed\xed\xe0 <anna@shop.example>\n\n';
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    expect(redact(bytes, SETTINGS).source).toBe('From: name1 <user1@domain1.example>\n\n');
  });

  test('without anything returns nothing', () => {
    expect(redact('', SETTINGS)).toEqual({ source: '\n\n', replacements: [], sameJudgement: true });
  });

  test('loses its body: only the header is shared', () => {
    expect(redacted(`${BORDER}\n\nDear Anna`)).not.toContain('Dear');
  });

  test('that cannot be masked without changing the judgement says so', () => {
    // The relay's name joined to a person's, in a name that only then looks like the relay's.
    const line = BORDER.replace('(gato101.sndsy.ru [', '(gato101-sndsy.ruanna [');
    const { sameJudgement, source } = redact(`${line}\nTo: ruanna@company.example\n\n`, SETTINGS);
    expect(source).not.toContain('ruanna');
    expect(sameJudgement).toBe(false);
  });
});

// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import type { RelayProfile } from '../../../src/relay/profile.ts';
import { sendsay } from '../../../src/relay/sendsay.ts';
import type { Verdict } from '../../../src/relay/verdict.ts';
import { inspect } from '../../../src/report/inspect.ts';
import type { Report } from '../../../src/report/report.ts';
import { answerOf } from '../../../src/report/wording/answer.ts';
import { adviceFor } from '../../../src/ui/report/advice.ts';
import { cutAtMatches } from '../../../src/ui/report/raw-field.tsx';
import { ruledBy } from '../../../src/ui/report/ruling-field.ts';
import { asHeadline } from '../../../src/ui/report/verdict-answer.tsx';
import { orderVerdicts, relayStop } from '../../../src/ui/report/order-verdicts.ts';
import { spokenWords } from '../../../src/ui/kit/words.ts';
import { spokenSentence } from '../report/spoken-sentence.ts';
import { speakLanguage } from './render-page.ts';
import { ABSENT, CLAIMED, CONTRADICTED, PROVEN, REPORTED } from './sample-messages.ts';
import { SETTINGS } from './sample-services.ts';

const OWN_RELAY: RelayProfile = {
  ...sendsay,
  id: 'own',
  title: 'Own relay',
  hostSuffixes: ['shop.example'],
  networks: ['203.0.113.0/24'],
};

function reportOn(source: string): { report: Report; verdict: Verdict } {
  const report = inspect(source, SETTINGS);
  const [verdict] = report.verdicts;
  if (verdict === undefined) throw new Error('no verdict');
  return { report, verdict };
}

function answerTo(source: string): { sentence: string; basis: string | null } {
  const { report, verdict } = reportOn(source);
  const { sentence, basis } = answerOf(report, verdict, 'Sendsay');
  return {
    sentence: spokenSentence(sentence, spokenWords()),
    basis: basis === null ? null : spokenSentence(basis, spokenWords()),
  };
}

function directFrom(from: string): string {
  return `Received: from ${from}\n\tby mx1.company.example (Postfix) with ESMTP id 1; Mon, 23 Nov 2026 12:04:04 +0300\nFrom: a@b.example\n\n`;
}

beforeEach(() => speakLanguage('en'));

describe('the answer "no"', () => {
  it('names host and address if the server looked the name up', () => {
    expect(answerTo(ABSENT).sentence).toBe('No. It came from akmta.shop.example [203.0.113.20].');
  });

  it('says that the host gave itself a name that comes from HELO', () => {
    expect(answerTo(directFrom('mail.other.example (unknown [203.0.113.9])')).sentence).toBe(
      'No. It came from [203.0.113.9], which introduced itself as mail.other.example.',
    );
  });

  it('shortens a name that would fill the popup to its end, which shows whose it is, and has the whole name below', () => {
    const name = `${'mailing-list-'.repeat(16)}x.other.example`;
    const { report, verdict } = reportOn(directFrom(`${name} (unknown [203.0.113.9])`));
    const { sentence, host } = answerOf(report, verdict, 'Sendsay');
    const headline = spokenSentence(asHeadline(sentence), spokenWords());
    expect(headline).toMatch(/which introduced itself as ….{43}-x\.other\.example\.$/u);
    expect(host?.name).toBe(name);
  });
});

describe('who says so', () => {
  // The host that handed the message over may have written every older line, in anyone's name.
  it.each(['mx.google.com', 'mx.bank.example', 'mx2.company.example'])(
    'is the host that handed the message over, not %s, which it names',
    (named) => {
      const told = [
        'from x (mail.evil.example [203.0.113.9]) by mx1.company.example (Postfix) with ESMTPS id 1; Mon, 23 Nov 2026 12:04:08 +0300',
        `from ${named} (${named} [198.51.100.77]) by mail.evil.example (Postfix) with ESMTPS id 2; Mon, 23 Nov 2026 12:04:06 +0300`,
        `from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by ${named} with ESMTPS id 3; Mon, 23 Nov 2026 12:04:04 +0300`,
      ];
      expect(answerTo(`${told.map((body) => `Received: ${body}\n`).join('')}From: a@b.example\n\n`)).toEqual({
        sentence: 'Not confirmed. mail.evil.example passed it on and says it came from Sendsay.',
        basis: 'Only mail.evil.example says so. The mailbox’s own server saw just mail.evil.example [203.0.113.9].',
      });
    },
  );

  it('is the receiving server if it saw the deceit itself', () => {
    expect(answerTo(CONTRADICTED).basis).toContain('mx1.company.example, which saw the connection itself');
  });

  it('is the forwarder that caught somebody with the relay’s name, not the sender', () => {
    const forwarded = [
      'Received: from mx.fialka.test (mx.fialka.test [198.51.100.25]) by mx.klever.test (Postfix) with ESMTPS id 1; Mon, 23 Nov 2026 12:04:04 +0300',
      'Received: from gato101.sndsy.ru (unknown [203.0.113.69]) by mx.fialka.test (Postfix) with ESMTPS id 2; Mon, 23 Nov 2026 12:04:03 +0300',
      'From: a@b.example\n\n',
    ].join('\n');
    expect(answerTo(forwarded).basis).toBe(
      'Only mx.fialka.test says so. The mailbox’s own server saw just mx.fialka.test [198.51.100.25].',
    );
  });

  it('is the sender if only a lower line names the relay', () => {
    expect(answerTo(CLAIMED).basis).toContain('the sender’s word');
  });

  it('is the host that reports, if it is not a known mailbox provider', () => {
    const unknown = REPORTED.replaceAll('mx17.i.mail.ru', 'mx.forwarder.example').replaceAll(
      'fallback17.i.mail.ru',
      'mx.forwarder.example',
    );
    expect(answerTo(unknown)).toEqual({
      sentence: 'Not confirmed. mx.forwarder.example passed it on and says it came from Sendsay.',
      basis:
        'Only mx.forwarder.example says so. The mailbox’s own server saw just mx.forwarder.example [79.137.243.73].',
    });
  });
});

describe('several relays', () => {
  it('are answered with the first that is proven', () => {
    const { verdicts } = inspect(ABSENT, { ...SETTINGS, profiles: [sendsay, OWN_RELAY] });
    const { leading, others } = orderVerdicts(verdicts, [sendsay, OWN_RELAY]);
    expect([leading?.title, leading?.verdict.verdict]).toEqual(['Own relay', 'proven']);
    expect(others.map(({ title, verdict }) => [title, verdict.verdict])).toEqual([['Sendsay', 'absent']]);
  });

  it('are answered with the first of all if none is proven', () => {
    const other = { ...OWN_RELAY, networks: [], hostSuffixes: ['elsewhere.example'] };
    const { verdicts } = inspect(ABSENT, { ...SETTINGS, profiles: [sendsay, other] });
    expect(orderVerdicts(verdicts, [sendsay, other]).leading?.title).toBe('Sendsay');
  });

  it('are marked on the route only if the relay was seen or reported', () => {
    const marked = [PROVEN, REPORTED, CONTRADICTED, CLAIMED, ABSENT].map((source) => {
      const { report } = reportOn(source);
      return relayStop(orderVerdicts(report.verdicts, [sendsay]).leading)?.hop ?? null;
    });
    expect(marked).toEqual([1, 1, null, null, null]);
  });
});

describe('advice', () => {
  function adviceOn(source: string, profile = sendsay): ReturnType<typeof adviceFor> {
    const report = inspect(source, { ...SETTINGS, profiles: [profile] });
    const { leading } = orderVerdicts(report.verdicts, [profile]);
    return leading === null ? null : adviceFor(leading, report);
  }

  it('says first whether the message came from Altcraft at all', () => {
    expect(adviceOn(ABSENT)?.steps).toEqual(['advice_from_altcraft']);
    expect(adviceOn(ABSENT.replace(/X-AKMTA.*\n/u, ''))?.steps).toEqual(['advice_not_from_altcraft']);
  });

  it('sends a customer whose message reached the gate, but not the known relay, to the relay’s support', () => {
    const throughGate = ABSENT.replace(
      'Received: from localhost',
      'Received: from akmta.shop.example (akmta.shop.example [203.0.113.21])\n\tby smtp.gate.sendsay.ru with ESMTPSA id 4; Mon, 23 Nov 2026 12:04:01 +0300\nReceived: from localhost',
    );
    expect(adviceOn(throughGate)).toEqual({
      steps: ['advice_submission_seen', 'advice_ask_relay'],
      senderSettings: false,
    });
  });

  it('shows the settings for Sendsay’s relay only if Sendsay was asked about', () => {
    expect(adviceOn(ABSENT)?.senderSettings).toBe(true);
    const other = { ...OWN_RELAY, networks: [], hostSuffixes: ['elsewhere.example'], submissionHosts: [] };
    expect(adviceOn(ABSENT, other)).toEqual({ steps: [], senderSettings: false });
  });
});

describe('advice for an answer that is not plain', () => {
  const FROM = 'From: a@b.example\nDate: Mon, 23 Nov 2026 12:00:00 +0300\n\n';
  const stepsOn = (lines: readonly string[], part: 'received-lines' | null = null): readonly string[] => {
    const source = `${lines.map((line) => `Received: ${line}; Mon, 23 Nov 2026 12:04:04 +0300\n`).join('')}${FROM}`;
    const report = inspect(source, { ...SETTINGS, profiles: [sendsay] }, part);
    const { leading } = orderVerdicts(report.verdicts, [sendsay]);
    return leading === null ? [] : (adviceFor(leading, report)?.steps ?? []);
  };
  const RELAYED =
    'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by edge.mimoza.test (Postfix) with ESMTPS id 2';

  it('is the PROXY protocol or another mailbox if the server is behind NAT', () => {
    const behindDocker =
      'from evil.attacker.example (unknown [172.18.0.1]) by mx.rcpt.example (Postfix) with ESMTP id 1';
    expect(stepsOn([behindDocker, RELAYED])).toEqual(['advice_pass_address_on', 'advice_other_mailbox']);
  });

  it('asks whose machine it is if a proof rests on a greeting', () => {
    const greeted = 'from edge.mimoza.test (unknown [10.23.0.1]) by mbox.mimoza.test (Postfix) with ESMTP id 1';
    expect(stepsOn([greeted, RELAYED])).toEqual(['advice_whose_machine', 'advice_pass_address_on']);
  });

  it('says to bring the whole source if only a part was brought', () => {
    expect(stepsOn([RELAYED], 'received-lines')).toEqual(['advice_whole_source']);
  });

  it('is another mailbox for an inbox that records nothing; a yes needs no advice', () => {
    expect(stepsOn(['from a.example (a.example [192.0.2.7]) by gate.sendsay.ru (Postfix) with ESMTPSA id 3'])).toEqual([
      'advice_recording_mailbox',
    ]);
    expect(stepsOn([RELAYED])).toEqual([]);
  });

  it('says that the address may be the sender’s claim', () => {
    const line = 'from [185.138.182.101] ([203.0.113.66]) by mx.klever.test with SMTP id 1';
    const report = inspect(`Received: ${line}; Mon, 23 Nov 2026 12:04:04 +0300\n${FROM}`, SETTINGS);
    const ends = { ...report, route: { ...report.route, end: { rule: 'either-address', hop: 0 } as const } };
    const [verdict] = ends.verdicts;
    const notes = verdict === undefined ? [] : answerOf(ends, verdict, 'Sendsay').notes;
    expect(notes.map(({ key }) => key)).toContain('note_either_address');
  });
});

describe('the raw line', () => {
  it('is the border’s if the relay is nowhere, with the host that it names instead', () => {
    const { report, verdict } = reportOn(ABSENT);
    const ruling = ruledBy(report, { ...verdict, hop: null, evidence: [] });
    expect(ruling?.raw).toContain('by mx1.company.example (Postfix)');
    expect(ruling?.matches).toEqual(['akmta.shop.example', '203.0.113.20']);
  });

  it('has its matches marked whatever their case, the longest if two begin together', () => {
    expect(cutAtMatches('from GATO1.sndsy.ru', ['gato1.sndsy.ru', 'gato1'])).toEqual(['from ', 'GATO1.sndsy.ru', '']);
  });

  it('is split at texts that look like patterns, just as at any other text', () => {
    expect(cutAtMatches('a(b)[c]{d}.*', ['(b)[c]{d}.*', ''])).toEqual(['a', '(b)[c]{d}.*', '']);
  });
});

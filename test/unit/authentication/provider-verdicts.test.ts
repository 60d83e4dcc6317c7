import { describe, expect, it } from 'vitest';
import { compositeAuthenticationMeaning } from '../../../src/authentication/provider-dialects/microsoft.ts';
import { MAX_PROVIDER_VERDICTS, MAX_VALUE, providerVerdicts } from '../../../src/authentication/provider-verdicts.ts';
import { borderAt, fieldsOf } from './sample-header.ts';

/** "provider name=value (meaning)" of each verdict. */
function outline(...lines: readonly string[]): string[] {
  return providerVerdicts(fieldsOf(...lines), null).map(
    ({ provider, name, value, meaning }) => `${provider} ${name}=${value} (${String(meaning)})`,
  );
}

describe('Microsoft', () => {
  it('X-Forefront-Antispam-Report: codes with their meaning, an IPv6 address as a whole, unknown items verbatim', () => {
    expect(
      outline(
        'X-Forefront-Antispam-Report: CIP:2001:db8::7;CTRY:RU;LANG:ru;SCL:5;SRV:;IPV:NLI;SFV:SPM;H:gato7.sndsy.ru;',
        ' PTR:gato7.sndsy.ru;CAT:HPHISH;SFS:(13230028)(4636009);DIR:INB;SFV:XYZ;',
      ),
    ).toEqual([
      'Microsoft CIP=2001:db8::7 (client-address)',
      'Microsoft CTRY=RU (client-country)',
      'Microsoft LANG=ru (message-language)',
      'Microsoft SCL=5 (spam)',
      'Microsoft SRV= (null)',
      'Microsoft IPV=NLI (address-not-listed)',
      'Microsoft SFV=SPM (spam)',
      'Microsoft H=gato7.sndsy.ru (client-helo)',
      'Microsoft PTR=gato7.sndsy.ru (client-reverse-name)',
      'Microsoft CAT=HPHISH (high-confidence-phishing)',
      'Microsoft SFS=(13230028)(4636009) (null)',
      'Microsoft DIR=INB (null)',
      'Microsoft SFV=XYZ (null)',
    ]);
  });

  it.each([
    ['-1', 'filtering-skipped'],
    ['0', 'not-spam'],
    ['1', 'not-spam'],
    ['6', 'spam'],
    ['9', 'high-confidence-spam'],
    ['3', 'null'],
  ])('SCL %s: %s', (level, meaning) => {
    expect(outline(`X-Forefront-Antispam-Report: SCL:${level}`)).toEqual([`Microsoft SCL=${level} (${meaning})`]);
    expect(outline(`X-MS-Exchange-Organization-SCL: ${level}`)).toEqual([`Microsoft =${level} (${meaning})`]);
  });

  it.each([
    ['0', 'not-from-bulk-sender'],
    ['3', 'few-complaints'],
    ['4', 'some-complaints'],
    ['9', 'many-complaints'],
  ])('BCL %s: %s', (level, meaning) => {
    expect(outline(`X-Microsoft-Antispam: BCL:${level};ARA:13230040;`)[0]).toBe(`Microsoft BCL=${level} (${meaning})`);
  });

  it('where the message was delivered', () => {
    expect(
      outline('X-Microsoft-Antispam-Mailbox-Delivery: ucf:1;dest:J;OFR:CustomRules;ENG:(5062000308)(90000117)'),
    ).toEqual([
      'Microsoft ucf=1 (null)',
      'Microsoft dest=J (delivered-to-junk)',
      'Microsoft OFR=CustomRules (moved-by-own-rule)',
      'Microsoft ENG=(5062000308)(90000117) (null)',
    ]);
  });

  it('what another tenant found before uses the same codes', () => {
    expect(
      outline(
        'X-Forefront-Antispam-Report-Untrusted: CIP:203.0.113.7;SCL:1;SFV:NSPM;',
        'X-Microsoft-Antispam-Untrusted: BCL:4;',
      ),
    ).toEqual([
      'Microsoft CIP=203.0.113.7 (client-address)',
      'Microsoft SCL=1 (not-spam)',
      'Microsoft SFV=NSPM (not-spam)',
      'Microsoft BCL=4 (some-complaints)',
    ]);
  });

  it("Exchange Server's own phishing level", () => {
    expect(outline('X-MS-Exchange-Organization-PCL: 2', 'X-MS-Exchange-Organization-PCL: 7')).toEqual([
      'Microsoft =2 (null)',
      'Microsoft =7 (phishing)',
    ]);
  });

  it('the reason for composite authentication', () => {
    expect(
      ['000', '001', '100', '701', '202', '310', '451', '601', '010', '501', '1'].map(compositeAuthenticationMeaning),
    ).toEqual([
      'authentication-failed',
      'authentication-failed-implicitly',
      'authentication-passed',
      'authentication-passed',
      'authentication-passed-softly',
      'authentication-not-checked',
      'authentication-bypassed',
      'authentication-failed-own-domain',
      'authentication-failed-own-domain',
      null,
      null,
    ]);
  });
});

describe('SpamAssassin', () => {
  it('X-Spam-Status with a folded list of tests', () => {
    expect(
      outline(
        'X-Spam-Status: No, score=-0.8 required=5.0 tests=BAYES_00,DKIM_SIGNED,',
        '\tDKIM_VALID,SPF_PASS autolearn=no autolearn_force=no version=3.4.6',
      ),
    ).toEqual([
      'SpamAssassin =No (not-spam)',
      'SpamAssassin score=-0.8 (spam-score)',
      'SpamAssassin required=5.0 (required-score)',
      'SpamAssassin tests=BAYES_00,DKIM_SIGNED,DKIM_VALID,SPF_PASS (matched-tests)',
      'SpamAssassin autolearn=no (null)',
      'SpamAssassin autolearn_force=no (null)',
      'SpamAssassin version=3.4.6 (filter-version)',
    ]);
  });

  it('amavis writes the tests in brackets with their scores', () => {
    expect(
      outline(
        'X-Spam-Status: Yes, score=7.9 tagged_above=-999 required=6.2 tests=[BAYES_99=3.5, SPF_PASS=-0.001] autolearn=no',
      ),
    ).toContain('SpamAssassin tests=[BAYES_99=3.5,SPF_PASS=-0.001] (matched-tests)');
  });

  it('a status without a verdict has none', () => {
    expect(outline('X-Spam-Status: score=1.3 required=5.0')).toEqual([
      'SpamAssassin score=1.3 (spam-score)',
      'SpamAssassin required=5.0 (required-score)',
    ]);
  });

  it('X-Spam-Flag', () => {
    expect(outline('X-Spam-Flag: YES', 'X-Spam-Flag: NO', 'X-Spam-Flag: maybe')).toEqual([
      'SpamAssassin =YES (spam)',
      'SpamAssassin =NO (not-spam)',
      'SpamAssassin =maybe (null)',
    ]);
  });
});

describe('rspamd', () => {
  it("X-Spamd-Result: score and symbols; the options of a symbol are the sender's and are left out", () => {
    expect(
      outline(
        'X-Spamd-Result: default: False [0.39 / 6.00];',
        '\tDMARC_POLICY_ALLOW(-0.50)[lavka.test,reject];',
        '\tFORGED_SENDER(0.30)[news@lavka.test,EVIL(9.00)b@b.lavka.test];',
        '\tFROM_HAS_DN(0.00)[]',
      ),
    ).toEqual([
      'rspamd =False (not-spam)',
      'rspamd score=0.39 (spam-score)',
      'rspamd required=6.00 (required-score)',
      'rspamd DMARC_POLICY_ALLOW=-0.50 (matched-test)',
      'rspamd FORGED_SENDER=0.30 (matched-test)',
      'rspamd FROM_HAS_DN=0.00 (matched-test)',
    ]);
  });

  it.each([
    ['no action', 'no-action'],
    ['add header', 'add-header'],
    ['soft reject', 'temporary-rejection'],
    ['something', 'null'],
  ])('X-Rspamd-Action "%s": %s', (action, meaning) => {
    expect(outline(`X-Rspamd-Action: ${action}`)).toEqual([`rspamd =${action} (${meaning})`]);
  });

  it('a subject among the options cannot inject a symbol', () => {
    expect(
      outline('X-Spamd-Result: default: False [0.00 / 6.00]; SUBJ(0.00)[sale; EVIL(9.00)]; ARC_NA(0.00)[]').slice(3),
    ).toEqual(['rspamd SUBJ=0.00 (matched-test)', 'rspamd ARC_NA=0.00 (matched-test)']);
  });

  it('"X-Spam: Yes" is what its milter adds to spam', () => {
    expect(outline('X-Spam: Yes')).toEqual(['rspamd =Yes (spam)']);
  });

  it('a result in another form is kept as it is', () => {
    expect(outline('X-Spamd-Result: whatever')).toEqual(['rspamd =whatever (null)']);
  });
});

describe('Yandex, Mail.ru, Rambler, iCloud', () => {
  it('Yandex', () => {
    expect(
      outline(
        'X-Yandex-Front: mxfront3q.mail.yandex.net',
        'X-Yandex-TimeMark: 1589233861.788',
        'X-Yandex-Spam: 1',
        'X-Yandex-Spam: 4',
        'X-Yandex-Spam: 2',
        'X-Yandex-Fwd: MTA1ODE4',
      ),
    ).toEqual([
      'Yandex =mxfront3q.mail.yandex.net (received-by)',
      'Yandex =1589233861.788 (received-at)',
      'Yandex =1 (not-spam)',
      'Yandex =4 (spam)',
      'Yandex =2 (null)',
      'Yandex =MTA1ODE4 (null)',
    ]);
  });

  it('Mail.ru', () => {
    expect(
      outline(
        'X-Mru-BL: 0:0:1121',
        'X-Mru-PTR: push3.jobisjob.com',
        'X-Spam: Not detected',
        'X-Mras: Ok',
        'X-Mras: TRY_AGAIN',
        'X-Spam: MrasProbableSpam',
        'X-Mras: PROBABLE_SPAM',
        'X-DMARC-Policy: none',
        'X-Mailru-Src: smtp',
      ),
    ).toEqual([
      'Mail.ru =0:0:1121 (null)',
      'Mail.ru =push3.jobisjob.com (client-reverse-name)',
      'Mail.ru =Not detected (not-spam)',
      'Mail.ru =Ok (not-spam)',
      'Mail.ru =TRY_AGAIN (null)',
      'Mail.ru =MrasProbableSpam (probable-spam)',
      'Mail.ru =PROBABLE_SPAM (probable-spam)',
      'Mail.ru =none (null)',
      'Mail.ru =smtp (submission-way)',
    ]);
  });

  it('Rambler, and an X-Spam field of another provider', () => {
    expect(outline('X-Rambler-User: lego_12239@rambler.ru/194.190.114.28', 'X-Spam: 12 hits')).toEqual([
      'Rambler =lego_12239@rambler.ru/194.190.114.28 (submitting-user)',
    ]);
  });

  it('iCloud uses the name X-DMARC-Policy for the published record', () => {
    expect(
      outline('X-DMARC-Policy: v=DMARC1; p=none', 'X-DMARC-Info: pass=pass; dmarc-policy=none; pdomain=gmail.com'),
    ).toEqual([
      'iCloud =v=DMARC1; p=none (published-policy)',
      'iCloud pass=pass (null)',
      'iCloud dmarc-policy=none (published-policy)',
      'iCloud pdomain=gmail.com (null)',
    ]);
  });
});

describe('Kaspersky and Dr.Web', () => {
  it('Kaspersky Secure Mail Gateway and its Linux edition', () => {
    expect(
      outline(
        'X-KSMG-Rule-ID: 10',
        'X-KSMG-AntiSpam-Version: 6.1.0.4',
        'X-KSMG-AntiSpam-Rate: 100',
        'X-KSMG-AntiSpam-Status: spam',
        'X-KLMS-AntiSpam-Status: not_detected',
        'X-KSMG-AntiSpam-Status: not scanned, disabled by settings',
        'X-KSMG-AntiSpam-Status: something new',
      ),
    ).toEqual([
      'Kaspersky =10 (null)',
      'Kaspersky =6.1.0.4 (filter-version)',
      'Kaspersky =100 (spam-score)',
      'Kaspersky =spam (spam)',
      'Kaspersky =not_detected (not-spam)',
      'Kaspersky =not scanned, disabled by settings (filtering-skipped)',
      'Kaspersky =something new (null)',
    ]);
  });

  it('Dr.Web', () => {
    expect(outline('X-DrWeb-SpamScore: -100', 'X-DrWeb-SpamState: legit', 'X-DrWeb-SpamState: other')).toEqual([
      'Dr.Web =-100 (spam-score)',
      'Dr.Web =legit (not-spam)',
      'Dr.Web =other (null)',
    ]);
  });
});

describe('gateway filters', () => {
  it('Proofpoint: the rule and the score; the rest verbatim', () => {
    expect(
      outline(
        'X-Proofpoint-Spam-Details: rule=notspam policy=default score=0 spamscore=12',
        ' classifier=spam adjust=0 reason=mlx',
      ),
    ).toEqual([
      'Proofpoint rule=notspam (not-spam)',
      'Proofpoint policy=default (null)',
      'Proofpoint score=0 (null)',
      'Proofpoint spamscore=12 (spam-score)',
      'Proofpoint classifier=spam (null)',
      'Proofpoint adjust=0 (null)',
      'Proofpoint reason=mlx (null)',
    ]);
    expect(outline('X-Proofpoint-Spam-Details: rule=outbound_notspam', 'X-Proofpoint-GUID: abc')).toEqual([
      'Proofpoint rule=outbound_notspam (not-spam)',
      'Proofpoint =abc (null)',
    ]);
  });

  it('Cisco: verbatim, since its result is encoded', () => {
    expect(outline('X-IronPort-Anti-Spam-Filtered: true', 'X-IPAS-Result: ApMBAJqTKlFZ8rke')).toEqual([
      'Cisco (IronPort) =true (null)',
      'Cisco (IronPort) =ApMBAJqTKlFZ8rke (null)',
    ]);
  });

  it('Trend Micro: spam or not', () => {
    expect(
      outline(
        'X-TM-AS-Result: No-10--2.483200-8.000000',
        'X-TM-AS-Result: : Yes--3.434300-0-31-1',
        'X-TMASE-Result: 10',
      ),
    ).toEqual([
      'Trend Micro =No-10--2.483200-8.000000 (not-spam)',
      'Trend Micro =: Yes--3.434300-0-31-1 (spam)',
      'Trend Micro =10 (null)',
    ]);
  });

  it('Barracuda: spam or not, with score and tests', () => {
    expect(
      outline(
        'X-Barracuda-Spam-Status: No, SCORE=1.09 using global scores of TAG_LEVEL=1000.0 QUARANTINE_LEVEL=1000.0 KILL_LEVEL=1000.0 tests=DATE_IN_PAST_03_06, NO_REAL_NAME',
        'X-Barracuda-Spam-Status: Yes, SCORE=12.00 using per-user scores of TAG_LEVEL=3.5',
        'X-Barracuda-Spam-Score: 1.09',
      ),
    ).toEqual([
      'Barracuda =No (not-spam)',
      'Barracuda SCORE=1.09 (spam-score)',
      'Barracuda tests=DATE_IN_PAST_03_06, NO_REAL_NAME (matched-tests)',
      'Barracuda =Yes (spam)',
      'Barracuda SCORE=12.00 (spam-score)',
      'Barracuda =1.09 (spam-score)',
    ]);
  });

  it('Mail.ru: X-Mras reports spam', () => {
    expect(outline('X-Mras: SPAM', 'X-Mras: TRY_AGAIN')).toEqual(['Mail.ru =SPAM (spam)', 'Mail.ru =TRY_AGAIN (null)']);
  });
});

describe('all dialects', () => {
  it("says whether the field is where only the mailbox's provider writes", () => {
    const fields = fieldsOf('X-Yandex-Spam: 1', 'Received: from a by mx.example; x', 'X-Spam-Flag: NO');
    const places = (border: Parameters<typeof providerVerdicts>[1]) =>
      providerVerdicts(fields, border).map(({ place }) => place);
    expect(places(borderAt(fields, 'mx.example'))).toEqual(['above-border', 'below-border']);
    expect(places(null)).toEqual(['no-border', 'no-border']);
  });

  it('keeps the name of the field as written and finds it in any case', () => {
    expect(providerVerdicts(fieldsOf('X-YANDEX-spam: 1'), null)).toMatchObject([
      { field: 'X-YANDEX-spam', fieldIndex: 0 },
    ]);
  });

  it('limits values and their number', () => {
    const long = providerVerdicts(fieldsOf(`X-Mru-Long: ${'x'.repeat(MAX_VALUE * 3)}`), null);
    expect(long[0]?.value).toHaveLength(MAX_VALUE);
    const report = `X-Forefront-Antispam-Report: ${'SCL:1;'.repeat(80)}`;
    expect(providerVerdicts(fieldsOf(...Array.from({ length: 20 }, () => report)), null)).toHaveLength(
      MAX_PROVIDER_VERDICTS,
    );
  });

  it('leaves fields of unknown providers alone', () => {
    expect(outline('X-Mailer: x', 'Subject: SCL:9', 'X-Campaign-Id: 7')).toEqual([]);
  });
});

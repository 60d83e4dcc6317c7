// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { GuidePage } from '../../../../src/ui/guide/guide-page.tsx';
import { findAll, showPage, speakLanguage, textOf } from '../render-page.ts';

/** Altcraft admin guide, "Integration with Sendsay"; Sendsay, "SMTP-гейт"; Altcraft admin guide, "Send Message ID". */
const FACTS = [
  'Senders → Email',
  'Email: AKMTA',
  'smtp.gate.sendsay.ru:587',
  'Login',
  'demo.gate.sendsay.ru',
  '.gate.sendsay.ru',
  'include:spf.sendsay.ru',
  'X-Campaign-Id',
  'X-Letter-Id',
  'X-AKMTA-FSMID',
  'ESMID',
  '2022.3.66',
  'USMID',
  'List-Unsubscribe',
  'Received: from gatoNNN.sndsy.ru (gatoNNN.sndsy.ru [185.138.182.XXX])',
];

describe.each(['en', 'ru'] as const)('the guide (%s)', (language) => {
  it('names every setting, host, field and identifier', async () => {
    speakLanguage(language, 'guide');
    await showPage(<GuidePage />);
    const text = textOf('main');
    for (const fact of FACTS) expect(text).toContain(fact);
    expect(findAll('.field-names li').map((name) => name.textContent)).toEqual([
      'Message-ID',
      'Date',
      'From',
      'To',
      'Subject',
      'MIME-Version',
      'Content-Type',
    ]);
  });

  it('explains each of the six answers, and the conditional one', async () => {
    speakLanguage(language, 'guide');
    await showPage(<GuidePage />);
    const explained = findAll('.answers li');
    expect(explained.map((answer) => answer.dataset['verdict'])).toEqual([
      'proven',
      'conditional',
      'reported',
      'contradicted',
      'claimed',
      'absent',
      'undetermined',
    ]);
    for (const answer of explained) expect(answer.querySelector('p')?.textContent?.length).toBeGreaterThan(30);
  });

  it('says everything in words of its language', async () => {
    speakLanguage(language, 'guide');
    await showPage(<GuidePage />);
    expect(document.body.textContent).not.toMatch(/[{}]|\b[a-z]+_[a-z_]+\b/u);
  });
});

describe('the table of statistics', () => {
  it('shows how each system counts each event', async () => {
    speakLanguage('en', 'guide');
    await showPage(<GuidePage />);
    const rows = findAll('[data-part="statistics"] tbody tr').map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(rows).toEqual([
      ['Sends', 'counts each send', 'counts each send'],
      ['Opens', 'all opens, repeats included', 'all opens, repeats included'],
      ['Unique opens', 'first open', 'not supported'],
      ['Deliveries', 'successful deliveries', 'successful deliveries'],
      ['Clicks', 'all clicks, repeats included', 'all clicks, repeats included'],
      ['Unique clicks', 'first click', 'not supported'],
      ['Unsubscribes', 'a special unsubscribe event', 'counted as ordinary clicks'],
    ]);
  });
});

// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReadOptions, ReadOutcome } from '../../../../src/extension/active-tab/read-types.ts';
import type { Services } from '../../../../src/ui/kit/services.ts';
import { PopupPage } from '../../../../src/ui/popup/popup-page.tsx';
import { find, findAll, showPage, speakLanguage, spokenName, textOf, whileSettling } from '../render-page.ts';
import { SAMPLES } from '../sample-messages.ts';
import { MESSAGE, OTHER_MESSAGE, ROUNDCUBE, popupServices, readFailure, readSuccess } from '../sample-services.ts';

type VerdictName = keyof typeof SAMPLES;

/** Domain: the sentences that a marketer reads, one for each verdict. */
const ANSWERS: Record<'en' | 'ru', Record<VerdictName, string>> = {
  en: {
    proven: 'Yes. It came through Sendsay.',
    reported: 'Forwarded by Mail.ru, which received it from Sendsay.',
    contradicted: 'No. Something is posing as Sendsay.',
    claimed: 'Not proven.',
    absent: 'No. It came from akmta.shop.example [203.0.113.20].',
    undetermined: 'Can’t tell.',
  },
  ru: {
    proven: 'Да. Письмо пришло через Sendsay.',
    reported: 'Письмо переслано через Mail.ru, а туда пришло от Sendsay.',
    contradicted: 'Нет. Кто-то выдаёт себя за Sendsay.',
    claimed: 'Не доказано.',
    absent: 'Нет. Письмо пришло с сервера akmta.shop.example [203.0.113.20].',
    undetermined: 'Не удалось определить.',
  },
};

const VERDICTS = ['proven', 'reported', 'contradicted', 'claimed', 'absent', 'undetermined'] as const;

async function open(services: Services): Promise<void> {
  await showPage(<PopupPage services={services} />);
}

function openMessage(name: VerdictName): Promise<void> {
  return open(popupServices(readSuccess(SAMPLES[name])));
}

beforeEach(() => speakLanguage('en'));

describe('a report in the popup', () => {
  for (const language of ['en', 'ru'] as const) {
    it.each(VERDICTS)(`answers in one plain sentence (${language}): %s`, async (name) => {
      speakLanguage(language);
      await openMessage(name);
      expect(find('main').dataset).toMatchObject({ state: 'report', verdict: name });
      expect(textOf('[data-part="answer"] h1')).toBe(ANSWERS[language][name]);
    });

    it.each(VERDICTS)(`leaves no placeholder unfilled and no key untranslated (${language}): %s`, async (name) => {
      speakLanguage(language);
      await openMessage(name);
      expect(textOf('main')).not.toMatch(/[{}]|\b[a-z]+_[a-z_]+\b/u);
    });
  }

  it.each(['proven', 'absent'] as const)(
    'is in the order of the questions: answer, which message, what to do, why, route (%s)',
    async (name) => {
      await openMessage(name);
      const order = ['answer', 'message', 'advice', 'why', 'route'];
      const parts = findAll(order.map((part) => `[data-part="${part}"]`).join()).map((part) => part.dataset['part']);
      expect(parts).toEqual(order.filter((part) => part !== 'advice' || name === 'absent'));
    },
  );

  it('keeps its reasons closed if the answer is "yes", and shows them otherwise', async () => {
    await openMessage('proven');
    expect(find('[data-part="why"] details.closed-section')).toHaveProperty('open', false);
    await openMessage('absent');
    expect(findAll('[data-part="why"] details.closed-section')).toEqual([]);
    expect(textOf('[data-part="why"]')).toContain('203.0.113.20');
  });

  it('does not repeat the host that its headline names', async () => {
    await openMessage('absent');
    expect(textOf('[data-part="answer"] h1')).toContain('akmta.shop.example [203.0.113.20]');
    expect(findAll('[data-part="host"]')).toEqual([]);
  });

  it('links to the guide and the settings, each in a tab of its own', async () => {
    await openMessage('proven');
    const links = findAll('.popup-links a');
    expect(links.map((link) => [link.getAttribute('href'), spokenName(link), link.getAttribute('target')])).toEqual([
      ['guide.html', 'Guide', '_blank'],
      ['options.html', 'Settings', '_blank'],
    ]);
  });

  it.each(VERDICTS)('gives each of its buttons a name of its own (%s)', async (verdict) => {
    await openMessage(verdict);
    const names = findAll('button').map(spokenName);
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  });

  it('names the host and address that the answer rests on, and who saw them', async () => {
    await openMessage('proven');
    expect(textOf('[data-part="host"]')).toBe('gato101.sndsy.ru[185.138.182.101]');
    expect(textOf('[data-part="basis"]')).toContain('Recorded by Gmail: its server mx.google.com');
  });

  it('says who reported a relay and what the mailbox itself saw', async () => {
    await openMessage('reported');
    const basis = textOf('[data-part="basis"]');
    expect(basis).toContain('Only mx17.i.mail.ru says so');
    expect(basis).toContain('saw just fallback17.i.mail.ru [79.137.243.73]');
  });

  it('says why nothing can be determined', async () => {
    await openMessage('undetermined');
    expect(textOf('[data-part="basis"]')).toContain('no Received lines');
  });

  it('shows the evidence with its strength, for and against', async () => {
    await openMessage('contradicted');
    expect(findAll('[data-part="evidence"] li').map((item) => item.dataset['kind'])).toEqual([
      'foreign-address',
      'foreign-reverse-name',
      'helo',
      'submission-host',
    ]);
    expect(find('[data-kind="foreign-address"]').textContent).toMatch(/^Against:.*recorded by the receiving server$/u);
    expect(find('[data-kind="helo"]').textContent).toMatch(/^Only claimed:.*anyone could write this$/u);
  });

  it('shows the raw Received line with the matched parts marked', async () => {
    await openMessage('proven');
    const raw = find('[data-part="raw"]');
    expect(raw.textContent).toContain('by mx.google.com with ESMTPS id a12-20020a170902ee8c00b001d4si991120plh');
    const marked = [...raw.querySelectorAll('mark')].map((mark) => mark.textContent);
    expect(marked).toContain('185.138.182.101');
    expect(marked).toContain('gato101.sndsy.ru');
  });

  it('lists the route oldest first, with the border marked and the unseen part apart', async () => {
    await openMessage('proven');
    const stops = findAll('[data-part="route"] li[data-hop]');
    expect(stops.map((stop) => stop.dataset['hop'])).toEqual(['3', '2', '1', '0']);
    expect(stops.map((stop) => stop.hasAttribute('data-border'))).toEqual([false, false, true, false]);
    expect(stops.map((stop) => stop.hasAttribute('data-relay'))).toEqual([false, false, true, false]);
    expect(find('[data-part="route"]').tagName).toBe('OL');
    const words = stops.map((stop) => /sender’s word,|seen by the mailbox/u.exec(stop.textContent ?? '')?.[0]);
    expect(words).toEqual(['sender’s word,', 'sender’s word,', 'seen by the mailbox', 'seen by the mailbox']);
  });

  it('says for each leg whether encryption was recorded, not used, or unknown', async () => {
    await openMessage('contradicted');
    const [local, submission, border] = findAll('[data-part="route"] li').map((stop) => stop.textContent ?? '');
    expect(local).toContain('within one server');
    expect(submission).toContain('encrypted');
    expect(border).toContain('not encrypted');
  });

  it('shows delays with sign and units, and names a clock that is ahead', async () => {
    await openMessage('claimed');
    expect(textOf('[data-hop="0"] .delay')).toBe('−5 min 26 sec (sender’s word), clock runs ahead');
    await openMessage('reported');
    expect(textOf('[data-hop="0"] .delay')).toBe('+19 sec (sender’s word)');
  });

  it('shows the Altcraft settings to compare if Altcraft sent without the relay', async () => {
    await openMessage('absent');
    expect(textOf('[data-part="advice"]')).toContain('came from Altcraft');
    expect(textOf('[data-part="checklist"]')).toContain('smtp.gate.sendsay.ru:587');
    expect(findAll('[data-part="checklist"] dt')).toHaveLength(6);
  });

  it('gives no advice if the answer is yes', async () => {
    await openMessage('proven');
    expect(findAll('[data-part="advice"]')).toEqual([]);
  });

  it('opens the inspector with the source that was read', async () => {
    const openInspector = vi.fn<Services['openInspector']>(() => Promise.resolve());
    await open(popupServices(readSuccess(SAMPLES.proven), { openInspector }));
    await whileSettling(() => find('[data-action="inspector"]').click());
    expect(openInspector).toHaveBeenCalledExactlyOnceWith(new TextEncoder().encode(SAMPLES.proven), {
      webmail: ROUNDCUBE,
      message: MESSAGE,
      origin: 'answer',
      folder: { kind: 'inbox', name: 'INBOX', webmail: 'Roundcube', certain: true },
    });
  });

  it('says in which folder the webmail shows the message, and that the webmail says so', async () => {
    await open(popupServices(readSuccess(SAMPLES.proven)));
    expect(textOf('[data-part="message"] [data-part="folder"]')).toBe('In the folder INBOX, as Roundcube shows it');
  });

  it('says so if the inspector cannot be opened', async () => {
    const openInspector = (): Promise<void> => Promise.reject(new Error('no tab'));
    await open(popupServices(readSuccess(SAMPLES.proven), { openInspector }));
    await whileSettling(() => find('[data-action="inspector"]').click());
    expect(find('main').dataset['reason']).toBe('unexpected');
  });

  it('decodes a subject only if the page shows none', async () => {
    const summarise = vi.fn<Services['summarise']>(() =>
      Promise.resolve({ subject: 'Decoded', from: 'Sender', to: null, date: null, messageId: null }),
    );
    const unnamed = { ...MESSAGE, subject: null, sender: null };
    await open(popupServices(readSuccess(SAMPLES.proven, { message: unnamed }), { summarise }));
    expect(textOf('[data-part="message"]')).toBe('DecodedSenderIn the folder INBOX, as Roundcube shows it');
    summarise.mockClear();
    await open(popupServices(readSuccess(SAMPLES.proven), { summarise }));
    expect(summarise).not.toHaveBeenCalled();
    expect(textOf('[data-part="message"]')).toContain('Осенняя распродажа');
  });

  it('stays if the subject cannot be decoded', async () => {
    const unnamed = { ...MESSAGE, subject: null };
    await open(popupServices(readSuccess(SAMPLES.proven, { message: unnamed })));
    expect(find('main').dataset).toMatchObject({ state: 'report', verdict: 'proven' });
  });
});

describe('several open messages', () => {
  it('can be chosen by sender and time', async () => {
    const asked: (string | undefined)[] = [];
    const readOpenMessage = ({ messageKey }: ReadOptions): Promise<ReadOutcome> => {
      asked.push(messageKey);
      return Promise.resolve(readSuccess(SAMPLES.proven, { others: [OTHER_MESSAGE] }));
    };
    await open(popupServices(readFailure('network'), { readOpenMessage }));
    const choice = find('[data-part="open-messages"] button');
    expect(choice.textContent).toBe('Пётр Иванов11:58');
    await whileSettling(() => choice.click());
    expect(asked).toEqual([undefined, OTHER_MESSAGE.key]);
  });

  it('keep the keyboard in the popup: the answer takes the focus of the button that disappeared', async () => {
    await open(popupServices(readSuccess(SAMPLES.proven, { others: [OTHER_MESSAGE] })));
    await whileSettling(() => find('[data-action="choose"]').click());
    expect(document.activeElement).toBe(find('[data-part="answer"]'));
  });
});

describe('a popup that is closed', () => {
  it('ends the read in the page', async () => {
    const signals: AbortSignal[] = [];
    const readOpenMessage = ({ signal }: ReadOptions): Promise<ReadOutcome> => {
      signals.push(signal);
      return new Promise(() => {});
    };
    await open(popupServices(readFailure('network'), { readOpenMessage }));
    await showPage(null);
    expect(signals.map((signal) => signal.aborted)).toEqual([true]);
  });
});

describe('while the message is read', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A page that never answers, until the read is cancelled. */
  function silentPage({ signal }: ReadOptions): Promise<ReadOutcome> {
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(readFailure('cancelled')));
    });
  }

  it('something is shown at once, in the live region where the answer appears later', async () => {
    let answer: (outcome: ReadOutcome) => void = () => {};
    const readOpenMessage = (): Promise<ReadOutcome> => new Promise((resolve) => (answer = resolve));
    await open(popupServices(readFailure('network'), { readOpenMessage }));
    const region = find('[data-part="answer"]');
    expect(region.getAttribute('role')).toBe('status');
    expect(region.textContent).toContain('Reading the message');
    await whileSettling(() => answer(readSuccess(SAMPLES.proven)));
    expect(find('[data-part="answer"]')).toBe(region);
    expect(region.textContent).toContain('Yes. It came through Sendsay.');
  });

  it('a way out is offered after a second, not before', async () => {
    await open(popupServices(readFailure('network'), { readOpenMessage: silentPage }));
    await whileSettling(() => vi.advanceTimersByTime(999));
    expect(findAll('[data-action="cancel"]')).toEqual([]);
    await whileSettling(() => vi.advanceTimersByTime(1));
    await whileSettling(() => find('[data-action="cancel"]').click());
    expect(find('main').dataset).toMatchObject({ state: 'failure', reason: 'cancelled' });
  });

  it('says where the message was found', async () => {
    const readOpenMessage = (options: ReadOptions): Promise<ReadOutcome> => {
      options.onProgress({ step: 'found', webmail: ROUNDCUBE, message: MESSAGE, others: [] });
      return silentPage(options);
    };
    await open(popupServices(readFailure('network'), { readOpenMessage }));
    await whileSettling(() => vi.advanceTimersByTime(1000));
    expect(textOf('main')).toContain('Found it in Roundcube');
    expect(textOf('[data-part="answer"]')).toContain('Осенняя распродажа');
  });

  it('says which message is read until it has been read', async () => {
    const readOpenMessage = (options: ReadOptions): Promise<ReadOutcome> => {
      options.onProgress({ step: 'found', webmail: ROUNDCUBE, message: MESSAGE, others: [] });
      options.onProgress({ step: 'trying', route: 'source' });
      return silentPage(options);
    };
    await open(popupServices(readFailure('network'), { readOpenMessage }));
    await whileSettling(() => vi.advanceTimersByTime(1000));
    expect(textOf('main')).toContain('Waiting for the message source');
    expect(textOf('[data-part="answer"]')).toContain('Осенняя распродажа');
  });
});

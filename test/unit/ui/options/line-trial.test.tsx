// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../src/extension/settings/settings.ts';
import { storedForm } from '../../../../src/extension/settings/stored-form.ts';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import { OptionsPage } from '../../../../src/ui/options/options-page.tsx';
import { find, findAll, showPage, speakLanguage, textOf } from '../render-page.ts';
import { SAMPLES } from '../sample-messages.ts';
import { type } from './fill-in.ts';
import { OptionsServicesDouble } from './options-services-double.ts';

const OWN = {
  ...sendsay,
  id: 'own',
  title: 'Our relay',
  hostSuffixes: ['relay.example'],
  networks: [],
};
const FIELD = '[data-part="trial"] textarea';

/** Each line as Postfix writes it (RFC 5321 §4.4): the name in parentheses is looked up and checked. */
const FROM_SENDSAY = `from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])
by mx1.company.example (Postfix) with ESMTPS id 3F2A1C0042
for <anna@company.example>; Mon, 23 Nov 2026 12:04:04 +0300 (MSK)`;
const FROM_OWN = `Received: from out1.relay.example (out1.relay.example [192.0.2.1])
	by mx1.company.example (Postfix) with ESMTPS id 3F2A1C0042; Mon, 23 Nov 2026 12:04:04 +0300`;

function verdicts(): Record<string, string> {
  const items = findAll('[data-part="trial"] li[data-relay-id]');
  return Object.fromEntries(items.map(({ dataset }) => [dataset['relayId'] ?? '', dataset['verdict'] ?? '']));
}

beforeEach(async () => {
  speakLanguage('en', 'options');
  const services = new OptionsServicesDouble(storedForm({ ...DEFAULT_SETTINGS, profiles: [sendsay, OWN] }));
  await showPage(<OptionsPage services={services} />);
});

describe('trying a line', () => {
  it('shows the verdict of each relay on it, with the evidence', async () => {
    await type(FIELD, FROM_OWN);
    expect(verdicts()).toEqual({ own: 'proven', sendsay: 'absent' });
    expect(findAll('[data-relay-id="own"] [data-kind="reverse-name"]')).toHaveLength(1);
  });

  it('says about a single line what it says, not that it is true', async () => {
    await type(FIELD, FROM_OWN);
    expect(textOf('[data-relay-id="own"] .trial-verdict')).toBe('These lines say: it came through Our relay.');
    expect(textOf('[data-relay-id="sendsay"] .trial-verdict')).toBe(
      'These lines say: it did not come through Sendsay.',
    );
    const [fact] = findAll('[data-relay-id="own"] .strength-strong');
    expect(fact?.textContent).toBe('if this is the server’s own line');
  });

  it('accepts a line without its name and without its indents, as people copy it', async () => {
    await type(FIELD, FROM_SENDSAY);
    expect(verdicts()).toEqual({ sendsay: 'proven', own: 'absent' });
    expect(textOf('[data-part="trial"] [role="status"]')).toContain('as if your mailbox’s own server had written it');
  });

  it('accepts a line that a mail quotes, and one that has its name but not its indents', async () => {
    await type(
      FIELD,
      FROM_OWN.split('\n')
        .map((line) => `> ${line}`)
        .join('\n'),
    );
    expect(verdicts()).toEqual({ own: 'proven', sendsay: 'absent' });
    await type(FIELD, `Received: ${FROM_SENDSAY}`);
    expect(verdicts()).toEqual({ sendsay: 'proven', own: 'absent' });
  });

  it('accepts a whole source, and judges it like any other', async () => {
    await type(FIELD, SAMPLES.reported);
    expect(verdicts()).toMatchObject({ sendsay: 'reported' });
    expect(textOf('[data-part="trial"] [role="status"]')).not.toContain('as if your mailbox');
  });

  it.each(['Dear Sir or Madam,', 'Subject: no way\n\nbody'])(
    'says so if there is no Received line: %j',
    async (text) => {
      await type(FIELD, text);
      expect(verdicts()).toEqual({});
      expect(textOf('[data-part="trial"] [role="status"]')).toBe('There is no Received line in this text.');
    },
  );

  it('says nothing about an empty field', async () => {
    expect(textOf('[data-part="trial"] [role="status"]')).toBe('');
    await type(FIELD, ' \n');
    expect(textOf('[data-part="trial"] [role="status"]')).toBe('');
    expect(find(FIELD)).toBeInstanceOf(HTMLTextAreaElement);
  });
});

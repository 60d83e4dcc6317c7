// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import type { OwnServer } from '../../../../src/extension/settings/quick-changes.ts';
import type { InspectSettings } from '../../../../src/report/inspect-settings.ts';
import { inspect } from '../../../../src/report/inspect.ts';
import { InspectorPage } from '../../../../src/ui/inspector/inspector-page.tsx';
import { PopupPage } from '../../../../src/ui/popup/popup-page.tsx';
import { checkNetwork } from '../../../../src/ui/settings-actions/check-network.ts';
import { offersFor } from '../../../../src/ui/settings-actions/offers.ts';
import type { OfferActions } from '../../../../src/ui/kit/services.ts';
import { press, send, type } from '../options/fill-in.ts';
import { find, findAll, showPage, speakLanguage, textOf } from '../render-page.ts';
import { ABSENT, PROVEN, REPORTED as FORWARDED_BY_MAIL_RU, SAMPLES } from '../sample-messages.ts';
import { inspectorServices, MESSAGE, popupServices, readSuccess, SETTINGS } from '../sample-services.ts';

/** Postfix confirmed the name (RFC 5321 §4.4, its own wording); the address is outside the published network. */
const FROM_NEW_ADDRESS = PROVEN.replace(/Received: from gato101[^]*?(?=Received-SPF)/u, '')
  .replace(/Received-SPF:.*\n/u, '')
  .replace(
    /^Delivered-To[^]*?PST\)\n/u,
    `Received: from gato7.sndsy.ru (gato7.sndsy.ru [198.51.100.7])
	by mx1.company.example (Postfix) with ESMTPS id 3F2A1C0042
	for <anna@company.example>; Mon, 23 Nov 2026 12:04:04 +0300 (MSK)
`,
  );

/** The same forwarder at a company: a public provider's server is never the user's. */
const REPORTED = FORWARDED_BY_MAIL_RU.replaceAll('fallback17.i.mail.ru', 'out.filter.example').replaceAll(
  'mx17.i.mail.ru',
  'mx17.filter.example',
);

/** The gateway passed it on inside before the mailbox's server received it: two steps, one without a checked name. */
const BEHIND_A_GATEWAY = `Received: from out.gateway.example (203.0.113.40)
	by mx1.company.example (198.51.100.9) with Microsoft SMTP Server id 15.1.2507.39;
	Mon, 23 Nov 2026 12:04:10 +0300
Received: from in.gateway.example (in.gateway.example [203.0.113.41])
	by out.gateway.example (Postfix) with ESMTPS id 77AA
	for <anna@company.example>; Mon, 23 Nov 2026 12:04:08 +0300 (MSK)
Received: from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])
	by in.gateway.example (Postfix) with ESMTPS id 99BB
	for <anna@company.example>; Mon, 23 Nov 2026 12:04:04 +0300 (MSK)
${SAMPLES.undetermined}`;

/** A list manager hands the message back to its own Postfix over loopback. */
const BY_A_LIST_HOST = `Received: from lists.gateway.example (lists.gateway.example [203.0.113.40])
	by mx1.company.example (Postfix) with ESMTPS id 77AA; Mon, 23 Nov 2026 12:04:10 +0300 (MSK)
Received: from lists.gateway.example (localhost [IPv6:::1])
	by lists.gateway.example (Postfix) with ESMTP id 88AA; Mon, 23 Nov 2026 12:04:08 +0300 (MSK)
Received: from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])
	by lists.gateway.example (Postfix) with ESMTPS id 99BB; Mon, 23 Nov 2026 12:04:04 +0300 (MSK)
${SAMPLES.undetermined}`;

const SEEN_BY_EDGE = `Received: from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])
	by edge.company.example (Postfix) with ESMTPS id 99BB; Mon, 23 Nov 2026 12:04:04 +0300 (MSK)
${SAMPLES.undetermined}`;

/** The store saw a private address, and only the greeting says that the peer was the edge. */
const IF_MACHINE = `Received: from edge.company.example (unknown [10.23.0.1])
	by store.company.example (Postfix) with ESMTP id 1; Mon, 23 Nov 2026 12:04:08 +0300 (MSK)
${SEEN_BY_EDGE}`;

/** A filter pipes the message back into sendmail(1), as any program of that host could. */
const HANDED_IN = `Received: by mx1.company.example (Postfix, from userid 5001)
	id 1; Mon, 23 Nov 2026 12:04:08 +0300 (MSK)
${SEEN_BY_EDGE}`;

/** The extension's settings in memory, and what the offers do to them. */
class Memory implements OfferActions {
  settings: InspectSettings = SETTINGS;
  refuses = false;
  readonly #watchers = new Set<() => void>();

  readonly observeSettings = (changed: () => void): (() => void) => {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  };

  readonly addMyServers = async (servers: readonly OwnServer[]) => {
    const hostSuffixes = servers.flatMap((server) => ('host' in server ? [server.host] : []));
    const networks = servers.flatMap((server) => ('address' in server ? [server.address] : []));
    return this.#change({ ...this.settings, myServers: { hostSuffixes, networks } });
  };

  readonly addNetworkToProfile = async (profileId: string, network: string) =>
    this.#change({
      ...this.settings,
      profiles: this.settings.profiles.map((profile) =>
        profile.id === profileId ? { ...profile, networks: [...profile.networks, network] } : profile,
      ),
    });

  async #change(next: InspectSettings): Promise<() => Promise<void>> {
    if (this.refuses) throw new Error('disk full');
    const before = this.settings;
    this.#set(next);
    return async () => this.#set(before);
  }

  #set(next: InspectSettings): void {
    this.settings = next;
    for (const watcher of this.#watchers) watcher();
  }
}

let memory: Memory;

async function openPopup(source: string): Promise<void> {
  const { observeSettings } = memory;
  const loadInspectSettings = async () => memory.settings;
  const services = popupServices(readSuccess(source), { observeSettings, offerActions: memory, loadInspectSettings });
  await showPage(<PopupPage services={services} />);
}

const verdict = (): string | undefined => find('main').dataset['verdict'];
const SAID = '[data-part="offers"] .offer-done [role="status"]';

beforeEach(() => {
  memory = new Memory();
  speakLanguage('en', 'offer');
});

describe('“this server is mine”', () => {
  it('is offered for a reported relay, and says first what it means and what it would add', async () => {
    await openPopup(REPORTED);
    expect(verdict()).toBe('reported');
    expect(textOf('[data-offer="servers"] summary')).toBe('out.filter.example is my server');
    const explained = textOf('[data-offer="servers"] .offer-body');
    expect(explained).toContain('counts as much as your mailbox’s own records');
    expect(explained).toContain('out.filter.example');
    expect(memory.settings).toBe(SETTINGS);
  });

  it('makes the reported relay a proven one at once, and can be undone in place', async () => {
    await openPopup(REPORTED);
    await press('[data-action="accept-offer"]');
    expect(verdict()).toBe('proven');
    expect(findAll('[data-offer]')).toEqual([]);
    expect(textOf(SAID)).toBe('out.filter.example counts as your server now.');
    await press('[data-action="undo"]');
    expect(verdict()).toBe('reported');
    expect(textOf(SAID)).toBe('Undone.');
    expect(memory.settings).toBe(SETTINGS);
  });

  it('adds every step between the mailbox and the reporter: by its checked name, else by its address', async () => {
    await openPopup(BEHIND_A_GATEWAY);
    expect(verdict()).toBe('reported');
    await press('[data-action="accept-offer"]');
    expect(memory.settings.myServers).toEqual({ hostSuffixes: ['in.gateway.example'], networks: ['203.0.113.40'] });
    expect(verdict()).toBe('proven');
  });

  it('never adds localhost, and crosses the loopback step without it', async () => {
    await openPopup(BY_A_LIST_HOST);
    expect(verdict()).toBe('reported');
    expect(textOf('[data-offer="servers"] summary')).toBe('lists.gateway.example is my server');
    await press('[data-action="accept-offer"]');
    expect(memory.settings.myServers).toEqual({ hostSuffixes: ['lists.gateway.example'], networks: [] });
    expect(verdict()).toBe('proven');
  });

  it('is offered in the inspector too', async () => {
    speakLanguage('en', 'offer', 'inspector');
    const { observeSettings } = memory;
    const loadInspectSettings = async () => memory.settings;
    const context = { webmail: null, message: MESSAGE, origin: 'answer', folder: null } as const;
    const handed = { source: new TextEncoder().encode(REPORTED), context };
    const takeHandedOverSource = () => Promise.resolve(handed);
    const services = inspectorServices(REPORTED, {
      observeSettings,
      offerActions: memory,
      loadInspectSettings,
      takeHandedOverSource,
    });
    await showPage(<InspectorPage services={services} handoverKey="key" />);
    await press('[data-action="accept-offer"]');
    expect(verdict()).toBe('proven');
    await press('[data-action="undo"]');
    expect(verdict()).toBe('reported');
  });

  it('is never offered for a public provider', async () => {
    expect(inspect(FORWARDED_BY_MAIL_RU, SETTINGS).verdicts[0]?.verdict).toBe('reported');
    expect(offersFor(inspect(FORWARDED_BY_MAIL_RU, SETTINGS), SETTINGS.profiles)).toEqual([]);
  });

  it.each([
    ['reported', 'a service that forwards for anyone', 'out.filter.example', 'mx17.filter.example', 'simplelogin.co'],
    ['proven', 'a provider’s store', '', '', 'migadu.com'],
  ])('is not offered for what is %s by %s', (answer, _who, sender, receiver, domain) => {
    const source =
      answer === 'reported'
        ? REPORTED.replaceAll(sender, `out.${domain}`).replaceAll(receiver, `mx17.${domain}`)
        : `Received: from mizu9.${domain} ([203.0.113.40]) by soraStorage0.${domain} with LMTP id nk47; Mon, 23 Nov 2026 12:04:08 +0300\n` +
          SEEN_BY_EDGE.replaceAll('edge.company.example', `mizu9.${domain}`);
    const report = inspect(source, SETTINGS);
    expect(report.verdicts[0]?.verdict).toBe(answer);
    expect(offersFor(report, SETTINGS.profiles)).toEqual([]);
  });

  it('turns the condition of an answer into a setting, namely that the machine is ours', async () => {
    await openPopup(IF_MACHINE);
    expect(verdict()).toBe('conditional');
    expect(textOf('h1')).toBe('Yes, if 10.23.0.1 is your machine: then it came through Sendsay.');
    // What the line says is not stated as a fact: a stranger behind that address could have written it.
    expect(textOf('[data-part="basis"]')).toMatch(
      /^In that case the receiving server .* saw the connection itself\.$/u,
    );
    expect(textOf('[data-offer="servers"] summary')).toBe('10.23.0.1 is one of our machines');
    await press('[data-action="accept-offer"]');
    expect(memory.settings.myServers).toEqual({ hostSuffixes: [], networks: ['10.23.0.1'] });
    expect(verdict()).toBe('proven');
  });

  it('is offered for the mailbox\u2019s own server if its program submitted the message', async () => {
    await openPopup(HANDED_IN);
    expect(verdict()).toBe('claimed');
    expect(textOf('[data-offer="servers"] summary')).toBe('mx1.company.example is my server');
    await press('[data-action="accept-offer"]');
    expect(verdict()).toBe('proven');
  });

  it('says that programs count too if one of them submitted the message at the gateway', () => {
    const source = REPORTED.replaceAll('mx17.filter.example', 'out.filter.example').replace(
      /(?=Received: from gato102)/u,
      'Received: by out.filter.example (Postfix, from userid 5001)\n\tid 1; Mon, 23 Nov 2026 12:04:06 +0300\n',
    );
    expect(inspect(source, SETTINGS).verdicts[0]?.verdict).toBe('reported');
    expect(offersFor(inspect(source, SETTINGS), SETTINGS.profiles)).toMatchObject([{ reason: 'program' }]);
  });

  it.each(['www', 'crm', 'vpn66', 'client-66', 'guest7.wlan'])(
    'is not offered for %s: whoever writes messages there may include any line',
    (name) => {
      const report = inspect(REPORTED.replaceAll('out.filter.example', `${name}.filter.example`), SETTINGS);
      expect(report.verdicts[0]?.verdict).toBe('reported');
      expect(offersFor(report, SETTINGS.profiles)).toEqual([]);
    },
  );

  it.each([
    // The next line has a stranger's name; only its address fits.
    ['a gateway', 'reported', REPORTED.replace('by mx17.filter.example', 'by mx.stranger.example ([79.137.243.73])')],
    ['a program', 'claimed', HANDED_IN.replaceAll('edge.company.example', 'mx.stranger.example')],
  ])('is not offered if it would change nothing: %s', (_kind, answer, source) => {
    const report = inspect(source, SETTINGS);
    expect(report.verdicts[0]?.verdict).toBe(answer);
    expect(offersFor(report, SETTINGS.profiles)).toEqual([]);
  });

  it('is not offered if nothing was reported', async () => {
    for (const source of [PROVEN, ABSENT, SAMPLES.contradicted, SAMPLES.claimed, SAMPLES.undetermined]) {
      expect(offersFor(inspect(source, SETTINGS), SETTINGS.profiles)).toEqual([]);
    }
  });

  it('says so if the browser refuses, and changes nothing', async () => {
    memory.refuses = true;
    await openPopup(REPORTED);
    await press('[data-action="accept-offer"]');
    expect(textOf(SAID)).toBe('Not saved: the browser refused.');
    expect(verdict()).toBe('reported');
  });
});

describe('“this network is the relay’s”', () => {
  const FORM = '[data-offer="network"] form';

  it('is offered for a relay that is proven by its name from an address that its profile lacks', async () => {
    await openPopup(FROM_NEW_ADDRESS);
    expect(verdict()).toBe('proven');
    expect(textOf('[data-offer="network"] summary')).toBe('Add 198.51.100.7 to the networks of Sendsay');
  });

  it('adds the single address, unless the user knows the network', async () => {
    await openPopup(FROM_NEW_ADDRESS);
    await send(FORM);
    expect(memory.settings.profiles[0]?.networks).toEqual(['185.138.182.0/24', '198.51.100.7']);
    expect(findAll('[data-offer]')).toEqual([]);
    await press('[data-action="undo"]');
    await type('[name="network"]', '198.51.100.0/24');
    await send(FORM);
    expect(memory.settings.profiles[0]?.networks).toEqual(['185.138.182.0/24', '198.51.100.0/24']);
  });

  it('keeps what was typed and says what is wrong with it', async () => {
    await openPopup(FROM_NEW_ADDRESS);
    await type('[name="network"]', '192.0.2.0/24');
    await send(FORM);
    expect(textOf(`${FORM} [role="status"]`)).toContain('Enter 198.51.100.7 itself');
    expect(find('[name="network"]').getAttribute('aria-invalid')).toBe('true');
    expect(memory.settings).toBe(SETTINGS);
  });

  it.each([
    ['198.51.100.0/24', '198.51.100.0/24'],
    [' 198.51.100.7 ', '198.51.100.7'],
    ['198.51.101.0/24', null],
    ['0.0.0.0/0', null],
    ['', null],
    ['sndsy.ru', null],
  ])('turns %j into %j', (text, network) => {
    expect(checkNetwork(text, '198.51.100.7')).toBe(network);
  });
});

describe('the words of the offers', () => {
  it.each(['en', 'ru'] as const)('are all there (%s)', async (language) => {
    speakLanguage(language, 'offer');
    for (const source of [REPORTED, FROM_NEW_ADDRESS]) {
      await openPopup(source);
      expect(textOf('[data-part="offers"]')).toMatch(/\S/u);
      expect(textOf('[data-part="offers"]')).not.toMatch(/[{}]|\b[a-z]+_[a-z_]+\b/u);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { compareWithScreen, type Likeness } from '../../../src/webmail/reader/screen-check.ts';
import { headerBlock, type SourceParts } from './messages.ts';
import { growthOnDoubling } from '../growth.ts';

interface Screen {
  readonly subject?: string | null;
  readonly sender?: string | null;
  readonly messageId?: string;
}

function bytesOf(parts: SourceParts): Uint8Array {
  return new TextEncoder().encode(headerBlock(parts));
}

function compare(parts: SourceParts, screen: Screen): Likeness {
  const { subject = null, sender = null, ...known } = screen;
  return compareWithScreen(bytesOf(parts), { ...known, ref: { key: '1', subject, sender, time: null } });
}

describe('the message on the screen', () => {
  it('is recognised by its subject', () => {
    expect(compare({ subject: 'Order 48213' }, { subject: 'Order 48213' })).toBe('same');
    expect(compare({ subject: 'Order 48213' }, { subject: 'Order 48214' })).toBe('other');
  });

  it('is recognised by its subject in every spelling of RFC 2047', () => {
    const privet = 'Привет';
    expect(compare({ subject: '=?utf-8?B?0J/RgNC40LLQtdGC?=' }, { subject: privet })).toBe('same');
    expect(compare({ subject: '=?koi8-r?Q?=F0=D2=C9=D7=C5=D4?=' }, { subject: privet })).toBe('same');
    expect(compare({ subject: '=?windows-1251?B?z/Do4uXy?=' }, { subject: privet })).toBe('same');
    expect(compare({ subject: '=?UTF-8*ru?q?=D0=9F=D1=80=D0=B8=D0=B2=D0=B5=D1=82?=' }, { subject: privet })).toBe(
      'same',
    );
    expect(compare({ subject: 'Hi =?us-ascii?Q?there,_you?=' }, { subject: 'Hi there, you' })).toBe('same');
    expect(compare({ subject: '=?iso-2022-jp?B?GyRCJDMkcyRLJEEkTxsoQg==?=' }, { subject: 'こんにちは' })).toBe('same');
    expect(compare({ subject: privet }, { subject: privet })).toBe('same');
    expect(compare({ subject: 'Café' }, { subject: 'Café' })).toBe('same');
    expect(compare({ subject: '=?koi8-r?Q?=F0=D2=C9=D7=C5=D4?=' }, { subject: 'Пока' })).toBe('other');
  });

  it('is not rejected if a page decodes an unencoded subject in another charset, as Roundcube does', () => {
    const mojibake = new TextDecoder('windows-1252').decode(new TextEncoder().encode('Скидка сырая 102'));
    expect(compare({ subject: 'Скидка сырая 102' }, { subject: mojibake })).toBe('same');
    // Nobody can know in which charset a page decodes it, so the sender is compared instead.
    const asLatin5 = new TextDecoder('iso-8859-5').decode(new TextEncoder().encode('Скидка сырая 102'));
    expect(compare({ subject: 'Скидка сырая 102' }, { subject: asLatin5, sender: 'news@lavka.test' })).toBe('same');
    expect(compare({ subject: 'Скидка сырая 102' }, { subject: asLatin5, sender: 'maria@lavka.test' })).toBe('other');
    expect(compare({ subject: 'Скидка сырая 102' }, { subject: 'Order 48213' })).toBe('unknown');
    expect(compare({ subject: 'Sale 102' }, { subject: 'Order 48213' })).toBe('other');
  });

  it('is recognised if a character is split between two encoded words, or a word between two lines', () => {
    expect(compare({ subject: '=?utf-8?B?0J/RgNA=?=\r\n =?utf-8?B?uNCy0LXRgg==?=' }, { subject: 'Привет' })).toBe(
      'same',
    );
  });

  it('is recognised although the page shows its subject in its own way', () => {
    expect(compare({ subject: '🎁  "Sale"\t - now' }, { subject: '“Sale” – now' })).toBe('same');
    expect(compare({ subject: 'Re: [shop] Order 48213' }, { subject: 'Order 48213' })).toBe('same');
    expect(compare({ subject: 'Fwd: Re[2]: Order' }, { subject: 'Re: Order' })).toBe('same');
    expect(compare({ subject: 'A long subject about an order' }, { subject: 'A long subject…' })).toBe('same');
    expect(compare({ subject: `${'long '.repeat(400)}end` }, { subject: 'long '.repeat(200) })).toBe('same');
  });

  it('is recognised by its sender, and another message of the thread by a different sender', () => {
    expect(compare({ from: '"Lavka" <NEWS@lavka.test>' }, { sender: 'news@lavka.test' })).toBe('same');
    expect(compare({ from: 'ivan@romashka.test' }, { subject: 'Order 48213', sender: 'Lavka <news@lavka.test>' })).toBe(
      'other',
    );
  });

  it('is recognised by its Message-ID alone, if the page knows it', () => {
    expect(compare({ messageId: '<1@lavka.test>' }, { messageId: '1@lavka.test', subject: 'Another' })).toBe('same');
    expect(compare({ messageId: '<1@lavka.test>' }, { messageId: '<2@lavka.test>', subject: 'Order 48213' })).toBe(
      'other',
    );
  });

  it.each<[string, SourceParts, Screen]>([
    ['the page shows nothing', {}, {}],
    ['the subject is empty and the page says "(no subject)" for it', { subject: '' }, { subject: '(no subject)' }],
    ['the charset is not known', { subject: '=?x-unknown?Q?abc?=' }, { subject: 'Привет' }],
    ['an encoded word is damaged', { subject: '=?utf-8?B?0J/RgNC?=' }, { subject: 'Привет' }],
    ['an encoded word has bytes that are not text', { subject: '=?utf-8?Q?=FF=FE?=' }, { subject: 'Привет' }],
    ['an encoded word has no end', { subject: '=?utf-8?Q?=D0' }, { subject: 'Привет' }],
    ['there are two subjects', { subject: 'One\r\nSubject: Two' }, { subject: 'Two' }],
    ['the page could not read the subject itself', {}, { subject: 'Order \uFFFD\uFFFD' }],
    ['the page shows a name only', { from: 'Lavka <news@lavka.test>' }, { sender: 'Another name' }],
    ['the page shows an international address decoded', { from: 'a@xn--80a1acny.test' }, { sender: 'a@почта.test' }],
  ])('is unknown, which never blocks, if %s', (_, parts, screen) => {
    expect(compare(parts, screen)).toBe('unknown');
  });

  it('is unknown if a header has KOI8-R without declaring it', () => {
    const [before = '', after = ''] = headerBlock({ subject: '@@' }).split('@@');
    const koi8 = Uint8Array.of(0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4);
    const source = Uint8Array.from([...Buffer.from(before), ...koi8, ...Buffer.from(after)]);
    const ref = { key: '1', subject: 'Привет', sender: null, time: null };
    expect(compareWithScreen(source, { ref })).toBe('unknown');
  });

  it.each(['re:', '=?a?q?', '=?utf-8?q?a?= ', '['])(
    'is compared in linear time, whatever a sender writes: %s',
    (part) => {
      const made = (size: number) => ({ subject: part.repeat(size / part.length), from: `${'a'.repeat(size)}@` });
      const growth = growthOnDoubling(
        made,
        ({ subject, from }) => compare({ subject, from }, { subject, sender: `${'a'.repeat(900)}@b.test` }),
        100_000,
      );
      expect(growth).toBeLessThan(3);
    },
  );
});

import { describe, expect, it } from 'vitest';
import { cleanHost, cleanNetwork, listEntries } from '../../../../src/ui/options/list-text.ts';

const textsOf = (text: string, clean?: (entry: string) => string): string[] =>
  listEntries(text, clean).map((entry) => entry.text);

describe('a list that is typed or pasted', () => {
  it('has an entry per line, or several separated by commas, semicolons or spaces', () => {
    expect(listEntries('a.example\n\nb.example, c.example;d.example e.example')).toEqual([
      { text: 'a.example', line: 1 },
      { text: 'b.example', line: 3 },
      { text: 'c.example', line: 3 },
      { text: 'd.example', line: 3 },
      { text: 'e.example', line: 3 },
    ]);
  });

  it('keeps words that are not names together, so that a mistake is reported once, as it was typed', () => {
    expect(textsOf('relay example')).toEqual(['relay example']);
    expect(textsOf('X Campaign')).toEqual(['X Campaign']);
  });

  it('drops duplicates, whatever their case', () => {
    expect(textsOf('relay.example, Relay.Example\nhttps://relay.example/', cleanHost)).toEqual(['relay.example']);
  });
});

describe('a host name', () => {
  it.each([
    ['https://mail.example.com/', 'mail.example.com'],
    ['https://mail.example.com:8443/inbox?x=1#top', 'mail.example.com'],
    ['*.foo.ru', 'foo.ru'],
    ['.foo.ru.', 'foo.ru'],
    ['smtp.gate.sendsay.ru:587', 'smtp.gate.sendsay.ru'],
    ['user@mail.example.com', 'mail.example.com'],
    ['mail.example.com/', 'mail.example.com'],
    ['два слова', 'два слова'],
  ])('is extracted from what people copy instead of it: %s', (typed, host) => {
    expect(cleanHost(typed)).toBe(host);
  });
});

describe('a network', () => {
  it.each([
    ['192.0.2.0/24', '192.0.2.0/24'],
    ['https://192.0.2.7/', '192.0.2.7'],
    ['192.0.2.7/', '192.0.2.7'],
    ['2001:db8::/32', '2001:db8::/32'],
  ])('keeps its prefix and loses the rest: %s', (typed, network) => {
    expect(cleanNetwork(typed)).toBe(network);
  });
});

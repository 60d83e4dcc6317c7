import { describe, expect, test } from 'vitest';
import { matchName } from '../../../src/relay/names.ts';
import { sendsay } from '../../../src/relay/sendsay.ts';

describe('a name that looks like the relay’s', () => {
  test.each([
    ['a Cyrillic letter', 'gat\u043e101.sndsy.ru'],
    ['the same in punycode', 'gato101.xn--ndsy-f9d.ru'],
    ['a zero-width space', 'gato101.sn\u200bdsy.ru'],
    ['a soft hyphen', 'gato101.sndsy\u00ad.ru'],
    ['an accent', 'gato101.\u1e61ndsy.ru'],
    ['an accent that is a character of its own', 'gato101.s\u0307ndsy.ru'],
    ['full-width letters', 'gato101.\uff53ndsy.ru'],
    ['a full stop of another script', 'gato101.sndsy\u3002ru'],
    ['a second trailing dot', 'gato101.sndsy.ru..'],
    ['an address', 'gato101.sndsy.ru@evil.example'],
  ])('is a look-alike, and never the relay’s: %s', (_how, name) => {
    expect(matchName(name, sendsay)).toBe('look-alike');
  });

  test.each(['xsndsy.ru', 'sndsy.example', 'gato101.sndsv.ru'])('is somebody else’s: %s', (name) => {
    expect(matchName(name, sendsay)).toBe('none');
  });
});

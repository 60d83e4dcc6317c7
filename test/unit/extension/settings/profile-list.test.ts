import { describe, expect, it } from 'vitest';
import {
  additionsTo,
  newProfileId,
  withoutProfile,
  withProfile,
  withProfileRaised,
} from '../../../../src/extension/settings/profile-list.ts';
import { parseProfile } from '../../../../src/relay/parse-profile.ts';
import { sendsay } from '../../../../src/relay/sendsay.ts';

const own = { ...sendsay, id: 'own', title: 'Own' };

describe('the list of relays', () => {
  it('appends a new one, and replaces a changed one', () => {
    expect(withProfile([sendsay], own)).toEqual([sendsay, own]);
    const changed = { ...own, title: 'Changed' };
    expect(withProfile([own, sendsay], changed)).toEqual([changed, sendsay]);
  });

  it('lets a built-in one be extended, and nothing else', () => {
    const changed = { ...sendsay, title: 'X', networks: ['198.51.100.0/24'], hostSuffixes: ['more.example'] };
    const [extended, ...others] = withProfile([sendsay], changed);
    expect(others).toEqual([]);
    expect(extended).toEqual({
      ...sendsay,
      hostSuffixes: ['sndsy.ru', 'more.example'],
      networks: ['185.138.182.0/24', '198.51.100.0/24'],
    });
    expect(additionsTo(extended ?? own)).toEqual({ hostSuffixes: ['more.example'], networks: ['198.51.100.0/24'] });
    expect(withoutProfile([sendsay, own], 'sendsay')).toEqual([sendsay, own]);
  });

  it('lets a user’s own one be removed', () => {
    expect(withoutProfile([sendsay, own], 'own')).toEqual([sendsay]);
    expect(additionsTo(own)).toBeNull();
  });

  it('is reordered by one place at a time', () => {
    expect(withProfileRaised([sendsay, own], 'own')).toEqual([own, sendsay]);
    expect(withProfileRaised([own, sendsay], 'own')).toEqual([own, sendsay]);
    expect(withProfileRaised([own, sendsay], 'gone')).toEqual([own, sendsay]);
  });

  it.each([
    ['Altcraft Cloud', 'altcraft-cloud'],
    ['Наш релей', 'relay'],
    ['Sendsay', 'sendsay-2'],
    ['  2nd relay!', 'nd-relay'],
    ['', 'relay'],
  ])('gives the new relay “%s” a valid id of its own', (title, id) => {
    expect(newProfileId(title, [sendsay])).toBe(id);
    expect(parseProfile({ ...own, id }).ok).toBe(true);
  });
});

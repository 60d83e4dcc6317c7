import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FURTHER_WEBMAILS } from '../../../src/webmail/webmails/further-registry.ts';
import { WEBMAILS } from '../../../src/webmail/reader/registry.ts';
import { FIXTURE_WEBMAILS } from '../../lab/fixture-webmails/all.ts';
import { documentedWebmails } from './webmails-document.ts';

function testedOn(what: 'real' | 'played'): string[] {
  const titles = documentedWebmails().flatMap(({ title, testedOn: on }) => (on === what ? [title] : []));
  return [...WEBMAILS, ...FURTHER_WEBMAILS].filter(({ title }) => titles.includes(title)).map(({ id }) => id);
}

it('exactly the webmails that are marked as played are played', () => {
  const played = new Set(FIXTURE_WEBMAILS.map(({ id }) => id));
  expect([...played].toSorted()).toEqual(testedOn('played').toSorted());
});

it('a webmail that is marked as tested on the real product has a server in the lab', () => {
  const servers = readdirSync(join(import.meta.dirname, '../../lab/servers'));
  // "horde_imp" is a part of Horde.
  const without = testedOn('real').filter((id) => !servers.includes(`${id.replace(/_.*/u, '')}.ts`));
  expect(without).toEqual([]);
});

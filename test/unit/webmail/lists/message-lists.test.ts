import { describe, expect, it } from 'vitest';
import { LIST_WEBMAILS } from '../../../../src/webmail/lists/list-webmails.ts';
import { MESSAGE_LISTS } from '../../../../src/webmail/lists/message-lists.ts';
import { documentedWebmails } from '../webmails-document.ts';

describe('the lists that can be read', () => {
  it('are those of docs/webmails.md', () => {
    const documented = documentedWebmails().flatMap(({ title, list }) => (list === null ? [] : [`${title}: ${list}`]));
    const known = MESSAGE_LISTS.map(({ webmail, kind }) => `${webmail.title}: ${kind}`);
    expect(known.toSorted()).toEqual(documented.toSorted());
  });

  it('are those that the popup asks for', () => {
    expect(Object.keys(LIST_WEBMAILS).toSorted()).toEqual(MESSAGE_LISTS.map(({ webmail }) => webmail.id).toSorted());
  });
});

import { describe, expect, it } from 'vitest';
import { parseListCommand, parseListReply, toListTab, toNames } from '../../../../src/extension/wire/list-protocol.ts';

const WEBMAIL = { id: 'roundcube', title: 'Roundcube' };
const LIST = { webmail: WEBMAIL, kind: 'selected', count: 2, total: 5 };
const REF = { key: 'INBOX/3', subject: 'Order', sender: null, time: null };

describe('what a tab is asked about its list', () => {
  it('is one of two commands, and ids with their subjects', () => {
    expect(parseListCommand({ type: 'read' })).toEqual({ type: 'read' });
    const order = { id: 'a', subject: 'Order' };
    const nameless = { id: 'b', subject: null };
    const named = [order, 7, null, 'c', nameless, { id: 'x'.repeat(4001), subject: null }, { id: 'd' }];
    expect(parseListCommand({ type: 'look', named })).toEqual({ type: 'look', named: [order, nameless] });
  });

  it.each([null, 'read', {}, { type: 'look' }, { type: 'look', named: 'a' }, { type: 'delete' }])(
    'is not %j',
    (command) => {
      expect(parseListCommand(command)).toBeNull();
    },
  );

  it('has at most as many ids as anybody selects', () => {
    const many = Array.from({ length: 50_000 }, (_, nth) => ({ id: String(nth), subject: null }));
    expect(toNames(many)).toHaveLength(10_000);
    expect(toNames({ length: 5 })).toEqual([]);
  });
});

describe('what a tab says about its list', () => {
  it.each([
    { type: 'found', list: LIST },
    { type: 'found', list: null },
    { type: 'begin', list: LIST, messages: [REF, REF] },
    { type: 'end' },
  ])('is accepted in the form of a reply: %j', (reply) => {
    expect(parseListReply(reply)).toEqual(reply);
  });

  it('is a source as bytes, or one of the known reasons', () => {
    expect(parseListReply({ type: 'message', read: { source: 'a\u00ff' } })).toEqual({
      type: 'message',
      read: Uint8Array.of(0x61, 0xff),
    });
    expect(parseListReply({ type: 'message', read: { reason: 'refused' } })).toEqual({
      type: 'message',
      read: 'refused',
    });
  });

  it.each([
    null,
    'end',
    { type: 'message', read: { source: 'Ж' } },
    { type: 'message', read: { reason: 'constructor' } },
    { type: 'message' },
    { type: 'begin', list: LIST, messages: [{ ...REF, key: 7 }] },
    { type: 'begin', list: LIST, messages: Array.from({ length: 1001 }, () => REF) },
  ])('is not accepted otherwise: %#', (reply) => {
    expect(parseListReply(reply)).toBeNull();
  });

  it.each([
    { ...LIST, count: 6 },
    { ...LIST, count: -1 },
    { ...LIST, count: 1.5 },
    { ...LIST, count: 2000, total: 2000 },
    { ...LIST, kind: 'all' },
    { ...LIST, webmail: null },
  ])('contains no list with impossible numbers or names: %j', (list) => {
    expect(parseListReply({ type: 'found', list })).toEqual({ type: 'found', list: null });
  });
});

describe('the tab of a list', () => {
  it('is a number and nothing else', () => {
    expect(toListTab({ tabId: 7, url: 'https://lavka.test/' })).toEqual({ tabId: 7 });
    expect([null, {}, { tabId: '7' }, { tabId: -1 }, { tabId: 1.5 }].map(toListTab)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

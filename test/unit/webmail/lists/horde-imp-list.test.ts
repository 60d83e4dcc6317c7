// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { hordeImpList } from '../../../../src/webmail/lists/horde-imp-list.ts';
import { MAX_LISTED } from '../../../../src/webmail/lists/list-limits.ts';
import { findList } from '../../../../src/webmail/reader/find-list.ts';
import { openPage, pageText } from '../web-page.ts';
import { describeList } from './list-suite.ts';

const DYNAMIC = 'https://mail.romashka.test/horde/imp/dynamic.php?page=mailbox';
const source = (buid: number): string => `/horde/imp/view.php?actionID=view_source&id=0&mailbox=SU5CT1g&buid=${buid}`;

describeList({
  list: hordeImpList,
  kind: 'selected',
  page: 'horde_imp/basic-selected',
  address: 'https://mail.romashka.test/horde/imp/basic.php?page=mailbox',
  selected: [
    { key: 'SU5CT1g;12', subject: null, asked: [source(12)] },
    { key: 'SU5CT1g;14', subject: null, asked: [source(14)] },
  ],
  line: (number, subject) => ({
    html: `<tr><td><input type="checkbox" name="buid[]" value="${number}" checked></td><td>${subject}</td></tr>`,
  }),
});

describe('what is selected in the dynamic view of Horde IMP', () => {
  const found = async (hash: string, html = pageText('horde_imp/selected')) =>
    findList([hordeImpList], await openPage(html, DYNAMIC + hash), []);
  const keys = async (hash: string, html?: string): Promise<unknown> =>
    (await found(hash, html))?.messages.map(({ ref }) => ref.key);

  it('is in the address, including what is out of sight', async () => {
    expect(await keys('#msg:SU5CT1g;1:3,7')).toEqual(['SU5CT1g;1', 'SU5CT1g;2', 'SU5CT1g;3', 'SU5CT1g;7']);
    expect(await keys('#msg%3ASU5CT1g%3B12')).toEqual(['SU5CT1g;12']);
  });

  it('is empty without a line that is visibly selected, whoever made a link to the page', async () => {
    const nothing = pageText('horde_imp/selected').replaceAll('vpRowSelected', '');
    expect(await keys('#msg:SU5CT1g;1:3,7', nothing)).toEqual([]);
    const hidden = pageText('horde_imp/selected').replaceAll('class="vpRow ', 'style="display:none" class="vpRow ');
    expect(await keys('#msg:SU5CT1g;1:3,7', hidden)).toEqual([]);
  });

  it('is empty after a quick search, which does not write the selection into the address', async () => {
    expect(await keys('#mbox:SU5CT1g')).toEqual([]);
  });

  it.each([
    '#msg:SU5CT1g;',
    '#msg:SU5CT1g;a',
    '#msg:SU5CT1g;1:2:3',
    '#msg:SU5/CT1g;1',
    '#msg:;1',
    '#msg:SU5CT1g;1&x=1',
    '#msg:%',
  ])('is empty at another address: %s', async (hash) => {
    expect(await keys(hash)).toEqual([]);
  });

  it('is limited if an address has more numbers than a mailbox', async () => {
    const messages = await found('#msg:SU5CT1g;1:9999999999,5:99999999999999');
    expect(messages?.messages).toHaveLength(MAX_LISTED);
    expect(messages?.total).toBeLessThanOrEqual(10_000);
  });

  it('is read by the message’s number in its mailbox alone', async () => {
    expect(await keys('#msg:SU5CT1g;3:1')).toEqual([]);
    expect(await keys('#msg:SU5CT1g;7,7,7')).toEqual(['SU5CT1g;7']);
  });
});

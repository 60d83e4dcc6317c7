// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FoundList } from '../../../src/webmail/contract/message-list.ts';
import type { SourceResult } from '../../../src/webmail/contract/source-result.ts';
import { roundcubeList } from '../../../src/webmail/lists/roundcube-list.ts';
import { findList } from '../../../src/webmail/reader/find-list.ts';
import { readList } from '../../../src/webmail/reader/read-list.ts';
import { message } from './messages.ts';
import { openPage, pageText } from './web-page.ts';
import { type Answer, WebDouble } from './web-double.ts';

const SUBJECTS = ['First', 'Second', 'Third'];
const address = (nth: number): string => `/?_task=mail&_action=viewsource&_uid=${nth + 1}&_mbox=INBOX`;
const right = (nth: number): Answer => ({ body: message({ subject: SUBJECTS[nth] ?? '' }) });

/** Reads a list of three messages, and returns the outcome of each. */
async function readAll(
  answers: readonly Answer[],
  {
    signal = new AbortController().signal,
    heard = () => undefined,
  }: { signal?: AbortSignal; heard?: (asked: readonly unknown[]) => void } = {},
): Promise<{ readonly results: string[]; readonly asked: string[] }> {
  const lines = SUBJECTS.map(
    (subject, nth) =>
      `<tr id="rcmrow${btoa(String(nth + 1)).replace(/=+$/u, '')}" class="selected"><td class="subject"><a>${subject}</a></td></tr>`,
  );
  const html = pageText('roundcube/selected').replace(/<!-- lines -->[^]*<!-- \/lines -->/u, lines.join(''));
  const page = await openPage(html, 'https://mail.romashka.test/?_task=mail&_mbox=INBOX');
  const found = findList([roundcubeList], page, []);
  const web = new WebDouble(Object.fromEntries(answers.map((answer, nth) => [address(nth), answer])));
  const results: string[] = [];
  for await (const result of readList(whole(found), { look: () => page, signal })) {
    results.push(nameOf(result));
    heard(web.asked);
  }
  return { results, asked: web.asked.map((each) => each.address) };
}

function whole(found: FoundList | null): FoundList {
  if (found === null) throw new Error('the list was not found');
  return found;
}

function nameOf(result: SourceResult): string {
  return result.ok ? (/^Subject: (.*)$/mu.exec(new TextDecoder().decode(result.source))?.[1] ?? '') : result.reason;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('reading the messages of a list', () => {
  it('returns them in order, with one request each', async () => {
    const { results, asked } = await readAll([right(0), right(1), right(2)]);
    expect(results).toEqual(SUBJECTS);
    expect(asked).toHaveLength(3);
  });

  it('requests the next one only after the previous one has arrived', async () => {
    const stop = new AbortController();
    const { results, asked } = await readAll([right(0), { trouble: 'silent' }, right(2)], {
      signal: stop.signal,
      // The second one never arrives.
      heard: (all) => void vi.waitFor(() => expect(all).toHaveLength(2)).then(() => stop.abort()),
    });
    expect(results).toEqual(['First']);
    expect(asked).toHaveLength(2);
  });

  it('continues after a message that cannot be read', async () => {
    const { results } = await readAll([right(0), { status: 404, body: 'gone' }, right(2)]);
    expect(results[0]).toBe('First');
    expect(results[1]).toMatch(/^(?:not-found|refused)$/u);
    expect(results[2]).toBe('Third');
  });

  it('does not accept another message in place of the one in its line', async () => {
    const { results } = await readAll([right(1), right(1), right(2)]);
    expect(results).toEqual(['other-message', 'Second', 'Third']);
  });

  it('stops once the webmail wants a sign-in, and says so for all the rest', async () => {
    const { results, asked } = await readAll([right(0), { trouble: 'elsewhere' }, right(2)]);
    expect(results).toEqual(['First', 'signed-out', 'signed-out']);
    expect(asked.some((each) => each.includes('_uid=3'))).toBe(false);
  });

  it('ends when it is stopped, and reports nothing for messages it did not read', async () => {
    const stop = new AbortController();
    const { results, asked } = await readAll([right(0), right(1), right(2)], {
      signal: stop.signal,
      heard: () => stop.abort(),
    });
    expect(results).toEqual(['First']);
    expect(asked).toHaveLength(1);
  });
});

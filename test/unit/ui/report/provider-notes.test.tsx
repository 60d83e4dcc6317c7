// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { InspectorPage } from '../../../../src/ui/inspector/inspector-page.tsx';
import { findAll, showPage, speakLanguage, textOf } from '../render-page.ts';
import { PROVEN } from '../sample-messages.ts';
import { inspectorServices } from '../sample-services.ts';

/** Codes of "Anti-spam message headers in Microsoft 365": SCL 9, CAT:PHSH; ZZZ is not one of them. */
const NOTED = PROVEN.replace(
  'Received: from gato101',
  'X-Forefront-Antispam-Report: CIP:185.138.182.101;SCL:9;CAT:PHSH;ZZZ:42;\nReceived: from gato101',
).replace('From: =?UTF-8', 'X-Forefront-Antispam-Report: SCL:1;SFV:<b>NSPM;\nFrom: =?UTF-8');

const WITHOUT_BORDER = `X-Spam-Flag: YES
From: news@shop.example
To: anna.petrova@gmail.com
Subject: Never sent
Date: Mon, 23 Nov 2026 12:04:00 +0300

Hello
`;

async function notesOf(source: string): Promise<string[][]> {
  await showPage(<InspectorPage services={inspectorServices(source)} handoverKey="key" />);
  return findAll('[data-part="provider-notes"] tbody tr').map((row) =>
    [...row.children].map((cell) => (cell.textContent ?? '').trim()),
  );
}

beforeEach(() => speakLanguage('en', 'inspector'));

describe('what mailbox providers noted', () => {
  const field = 'X-Forefront-Antispam-Report';
  const counts = 'yes: the mailbox’s own server';

  it('is shown with field, name, value, meaning, maker and whether it counts', async () => {
    const notes = await notesOf(NOTED);
    expect(notes).toContainEqual([field, 'SCL: 9', 'spam, with high confidence', 'Microsoft', counts]);
    expect(notes).toContainEqual([field, 'CAT: PHSH', 'phishing', 'Microsoft', counts]);
    expect(notes).toContainEqual([
      field,
      'CIP: 185.138.182.101',
      'address of the server that connected',
      'Microsoft',
      counts,
    ]);
  });

  it('does not count below the border, where the sender can have written it', async () => {
    const notes = await notesOf(NOTED);
    expect(notes).toContainEqual([field, 'SCL: 1', 'not spam', 'Microsoft', 'no: the sender’s word']);
    expect(textOf('.provider-notes-hint')).toContain('The sender may have written any of the others');
  });

  it('counts for nothing if there is no border', async () => {
    expect((await notesOf(WITHOUT_BORDER)).map((row) => row.at(-1))).toEqual(['not known: no border']);
  });

  it('is shown as written and called unknown if it has no public explanation', async () => {
    const notes = await notesOf(NOTED);
    const unknown = 'not publicly documented';
    expect(notes).toContainEqual([field, 'ZZZ: 42', unknown, 'Microsoft', counts]);
    expect(notes).toContainEqual([field, 'SFV: <b>NSPM', unknown, 'Microsoft', 'no: the sender’s word']);
    expect(findAll('[data-part="provider-notes"] b')).toEqual([]);
  });

  it('has no section if nothing was noted', async () => {
    expect(await notesOf(PROVEN)).toEqual([]);
    expect(document.body.textContent).not.toContain('What the mailbox provider noted');
  });
});

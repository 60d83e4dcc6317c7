import { describe, expect, test } from 'vitest';
import { summarise } from '../../../../src/message/summarise.ts';
import type { MailFolder } from '../../../../src/report/mail-folder.ts';
import { share } from '../../../../src/report/share.ts';
import { settings } from './shared-reports.ts';
import { wordsFromDisk } from './words-from-disk.ts';

const SOURCE = new TextEncoder().encode('From: a@example.org\nSubject: Hello\n\n');
const SPAM: MailFolder = { kind: 'spam', name: 'Спам', webmail: 'Yandex Mail', certain: false };
const OWN: MailFolder = { kind: 'other', name: 'Иван Петров', webmail: 'Gmail', certain: true };

function shared(folder: MailFolder, masking: 'public' | 'none', form: 'text' | 'json' | 'short'): Promise<string> {
  const request = { source: SOURCE, settings, folder, form, masking, fullHeader: false } as const;
  return share(request, wordsFromDisk('en'), summarise);
}

describe('a shared report', () => {
  test.each([
    ['text', 'Folder: Иван Петров, as Gmail shows it\n', 'Folder: probably Спам, going by what Yandex Mail shows\n'],
    ['short', 'In the folder Иван Петров, as Gmail shows it\n', 'Probably in the folder Спам, going by'],
  ] as const)('gives the folder as the webmail’s word, as %s', async (form, own, spam) => {
    expect(await shared(OWN, 'none', form)).toContain(own);
    expect(await shared(SPAM, 'public', form)).toContain(spam);
  });

  test('masks a folder that a person has named', async () => {
    expect(await shared(OWN, 'public', 'text')).not.toContain('Петров');
    expect(JSON.parse(await shared(OWN, 'public', 'json'))).toMatchObject({ message: { folder: null } });
  });
});

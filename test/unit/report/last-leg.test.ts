import { expect, test } from 'vitest';
import { sendsay } from '../../../src/relay/sendsay.ts';
import { inspect } from '../../../src/report/inspect.ts';
import { lastLeg } from '../../../src/report/wording/encryption.ts';
import { spokenSentence } from './spoken-sentence.ts';
import { wordsFromDisk } from './writers/words-from-disk.ts';

function labelFor(received: string): string {
  const source = `Received: ${received}; Mon, 23 Nov 2026 12:00:00 +0000\r\nFrom: a@a.example\r\n\r\n`;
  const leg = lastLeg(inspect(source, { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } }).route);
  return leg === null ? 'no leg' : spokenSentence(leg.label, wordsFromDisk('ru'));
}

test('the last leg is named after the server that received the message', () => {
  expect(labelFor('from a.example (a.example [192.0.2.1]) by mx.klever.test (Postfix) with ESMTPS id 1')).toBe(
    'Соединение с mx.klever.test',
  );
});

test('a server without a name is in the right case in Russian', () => {
  expect(labelFor('from a.example (a.example [192.0.2.1]) with SMTP')).toBe('Соединение с сервером без имени');
});

/**
 * `npm run bench:mbox`: an mbox of 200,000 messages in the command and in the page, compared with other programs on the
 * same file; results go into docs/benchmarks.md. The number of messages may be set: `npm run bench:mbox -- 20000`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { machine, writeMboxPart } from './benchmarks-file.ts';
import { writeLargeMbox } from './large-mbox.ts';
import { goalsInWords } from './mbox-goals.ts';
import { countLinesRate, mailParserRate, postalMimeRate, pythonMailboxRate } from './mbox-peers.ts';
import { type OwnRun, commandRun, inspectRate, pageRun } from './own-mbox.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'relay-inspector-mbox-'));
try {
  const mbox = writeLargeMbox(path.join(folder, 'all.mbox'), Number(process.argv[2] ?? 200_000));
  const jobs = Math.max(2, availableParallelism());
  // Once, so that every reader finds it in the system's cache.
  countLinesRate(mbox);
  const loads = [loadavg()[0] ?? 0];
  const alone = inspectRate();
  const one = await commandRun(mbox, '--csv', 1);
  const several = await commandRun(mbox, '--csv', jobs);
  const summary = await commandRun(mbox, '--summary', 1);
  const page = await pageRun(mbox);
  loads.push(loadavg()[0] ?? 0);
  const [postalMime, python] = [await postalMimeRate(mbox), pythonMailboxRate(mbox)];
  const peers: readonly (readonly [name: string, rate: number | null])[] = [
    ['postal-mime 4.0, one thread, the messages cut out beforehand', postalMime],
    ['Python’s mailbox: contents, and every message parsed', python],
    ['SpamScope’s mail-parser, the messages cut out beforehand', mailParserRate(mbox)],
    ['`wc -l`: only looking at the bytes', countLinesRate(mbox)],
  ];
  const own: readonly (readonly [name: string, run: OwnRun])[] = [
    ['command, `--csv`', one],
    [`command, \`--csv --jobs ${jobs}\``, several],
    ['command, `--summary`', summary],
    ['page “Messages”, all columns', page],
  ];
  const runs = [
    { name: 'the page', ...page },
    { name: '`--csv`', ...one },
    { name: `\`--jobs ${jobs}\``, ...several },
    { name: '`--summary`', ...summary },
  ];
  const percent = (rate: number): string => `${Math.round((100 * rate) / alone)} %`;
  const count = (rate: number): string => Math.round(rate).toLocaleString('en');
  writeMboxPart([
    `Written by \`npm run bench:mbox\`. ${machine()}. ${loadInWords(loads)}`,
    '',
    goalsInWords({
      inspect: alone,
      postalMime,
      python,
      runs,
      firstRows: page.firstRows,
      longestTask: page.longestTask,
    }),
    '',
    `${mbox.messages.toLocaleString('en')} messages of ${Math.round(mbox.bytes / mbox.messages / 1000)} kB (${(mbox.bytes / 1e9).toFixed(1)} GB), made of those of test/corpus. Messages are counted per second of a processor’s time, of all threads together, which leaves out what else the machine does; “seconds” is the clock’s. postal-mime and mail-parser get the beginning of the file for 15 seconds; Python’s mailbox lists all messages, and parses for 15 seconds. Both only parse: they follow no route and judge nothing. A row of the table has checks, alignment, bulk-sender rules, findings and decoded names, and costs about as much as the judgement itself.`,
    '',
    '| | messages per second | of inspect() alone | seconds | memory |',
    '|---|--:|--:|--:|--:|',
    `| inspect() alone, one thread, heads in memory | ${count(alone)} | 100 % | | |`,
    ...own.map(
      ([name, { rate, seconds, megabytes }]) =>
        `| ${name} | ${count(rate)} | ${percent(rate)} | ${Math.round(seconds)} | ${Math.round(megabytes)} MB |`,
    ),
    ...peers.map(
      ([name, rate]) =>
        `| ${name} | ${rate === null ? 'not installed' : count(rate)} | ${rate === null ? '' : percent(rate)} | | |`,
    ),
    '',
    `The memory of a process counts the program’s own file, which all processes of a browser share: without it, the page needed at most ${Math.round(page.ownMegabytes)} MB.`,
    '',
    `In the page the first rows were there after ${Math.round(page.firstRows)} ms, and the longest task of its main thread took ${page.longestTask < 50 ? 'less than 50' : Math.round(page.longestTask)} ms.`,
    '',
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** How busy the machine was: how many processes wanted a processor, before our first run and after our last. */
function loadInWords(loads: readonly number[]): string {
  return `Load of the machine: ${loads.map((load) => load.toFixed(1)).join(' before, ')} after (our own runs included).`;
}

/**
 * `npm run fuzz -- [--fields 1000000] [--seed 1]`: checks the promises of docs/received-format.md, which also has the
 * figures, with mutated Received fields and fields of hostile peers. Not part of `npm test`. Ends with exit code 1, and
 * prints the inputs, if a promise was broken.
 */
import { parseArgs } from 'node:util';
import { isBelievable } from '../../src/received/hop.ts';
import { readReceivedField } from '../../src/received/received-field.ts';
import { sendsay } from '../../src/relay/sendsay.ts';
import { inspect } from '../../src/report/inspect.ts';
import { receivedFields } from '../bench/samples.ts';
import { mutate } from './mutate.ts';
import { CONNECTION, fieldOfPeer } from './peers.ts';
import { Random } from './random.ts';
import { resultOfBorder } from './results.ts';

const { values } = parseArgs({ options: { fields: { type: 'string' }, seed: { type: 'string' } } });
const fields = Number(values.fields ?? 1_000_000);
const seed = Number(values.seed ?? 1);
const random = new Random(seed);
const settings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };
const samples = receivedFields().map(({ body }) => body.slice(0, 1500));
const RELAY =
  'Received: from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])\r\n\tby mx.klever.test (Postfix) with ESMTPS id 4ABC; Mon, 23 Nov 2026 10:21:00 +0300';
/** One field in this many is judged as part of a message, as it is and refolded. */
const JUDGED = 8;
const MOST_SHOWN = 10;

const broken = new Map<string, string[]>();

function report(promise: string, input: string): void {
  const inputs = broken.get(promise) ?? [];
  broken.set(promise, inputs);
  inputs.push(input);
}

function textOf(body: string): string {
  return JSON.stringify(readReceivedField({ index: 0, fieldIndex: 0, raw: body, body }));
}

function verdictOf(field: string): string {
  const { verdicts, route } = inspect(`Received: ${field}\r\n${RELAY}\r\nSubject: x\r\n\r\n`, settings);
  return `${String(verdicts[0]?.verdict)}@${String(route.border?.hop)}`;
}

/** A space somewhere in the field becomes a tab, several spaces, or a fold. */
function refolded(body: string): string {
  const blanks = [...body.matchAll(/(?<=\S) (?=\S)/g)];
  if (blanks.length === 0) return body;
  const at = random.of(blanks).index;
  return body.slice(0, at) + random.of(['\t', '\r\n\t', '\r\n ']) + body.slice(at + 1);
}

function tryMutated(count: number): void {
  const body = mutate(random.of(samples), samples, random);
  try {
    const text = textOf(body);
    if (textOf(body) !== text) report('read the same twice', body);
    if (JSON.stringify(JSON.parse(text)) !== text) report('survives JSON', body);
    if (count % JUDGED !== 0 || /[\r\n\t]| {2}/.test(body)) return;
    const folded = refolded(body);
    if (verdictOf(folded) !== verdictOf(body)) report('judged the same however it is folded', `${body}\n    ${folded}`);
  } catch (error) {
    report(`no exception: ${String(error)}`, body);
  }
}

function tryPeer(count: number): void {
  const body = fieldOfPeer(random);
  try {
    const hop = readReceivedField({ index: 0, fieldIndex: 0, raw: body, body });
    const { reverseName, address, addressCertain } = hop.peer;
    if (reverseName.state === 'named' && reverseName.verified === true)
      report('nothing of the peer is confirmed', body);
    if (isBelievable(hop) && addressCertain && address !== null && address !== CONNECTION)
      report('the address of a believable field is the connection’s', body);
    if (isBelievable(hop) && hop.kind === 'local') report('a peer makes no step inside', body);
    if (count % JUDGED === 0 && verdictOf(body).startsWith('proven')) report('a peer proves nothing', body);
  } catch (error) {
    report(`no exception: ${String(error)}`, body);
  }
}

/** Results of a border that wrote no address into its Received field, so that only they could name one. */
function tryResults(): void {
  const results = [resultOfBorder(random), resultOfBorder(random)].slice(random.below(2)).join('\r\n');
  const source = `${results}\r\nReceived: from x by mx.klever.test with ESMTP id 1; Mon, 23 Nov 2026 10:30:00 +0300\r\n${RELAY}\r\n\r\n`;
  try {
    if (inspect(source, settings).verdicts[0]?.verdict === 'proven') report('a sender makes no result', results);
  } catch (error) {
    report(`no exception: ${String(error)}`, results);
  }
}

for (let count = 0; count < fields; count++) {
  tryMutated(count);
  tryPeer(count);
  if (count % JUDGED === 0) tryResults();
}
const counted = [fields, fields, Math.ceil(fields / JUDGED)].map((number) => number.toLocaleString('en'));
process.stdout.write(
  `seed ${seed}: ${counted[0]} mutated fields, ${counted[1]} fields of hostile peers, ${counted[2]} results with words of a sender\n`,
);
for (const [promise, inputs] of broken) {
  process.stdout.write(`BROKEN ${inputs.length} ×: ${promise}\n`);
  for (const input of inputs.slice(0, MOST_SHOWN)) process.stdout.write(`  ${JSON.stringify(input)}\n`);
}
if (broken.size > 0) process.exitCode = 1;

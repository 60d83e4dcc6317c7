/**
 * `npm run bench`: speed compared with peers in the same run, as ratios, written to docs/benchmarks.md with the
 * machine.
 */
import { createRequire } from 'node:module';
import { loadavg } from 'node:os';
import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';
import { bundledCode } from './bundled.ts';
import { machine, writeMessagesPart } from './benchmarks-file.ts';
import { perSecond } from './measure.ts';
import { type SampleField, receivedFields, tenKilobyteBlocks } from './samples.ts';

const LONGEST_REAL_FIELD = 2000;

const { inspect, readHeaderBlock, readReceivedField, sendsay } = await bundledCode();
const settings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };
const fields = receivedFields();
const blocks = tenKilobyteBlocks();

function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('no samples');
  return item;
}

const mailauth = loadMailauth();
const fieldRates = await ratesOf(fields);
/** The public suites have two hostile fields of 100 kB, in which a reader of every character spends half of its time. */
const ofRealLength = fields.filter(({ body }) => body.length <= LONGEST_REAL_FIELD);
const realFieldRates = await ratesOf(ofRealLength);
const blockRates = await perSecond(
  [
    { name: 'Relay Inspector', run: (sample) => readHeaderBlock(at(blocks, sample)) },
    { name: 'mailparser 3.14', run: (sample) => simpleParser(Buffer.from(at(blocks, sample))) },
    { name: 'postal-mime 4.0', run: (sample) => PostalMime.parse(at(blocks, sample)) },
  ],
  blocks.length,
);
const reportRates = await perSecond(
  [
    { name: 'Relay Inspector', run: (sample) => inspect(at(blocks, sample), settings) },
    { name: 'postal-mime 4.0', run: (sample) => PostalMime.parse(at(blocks, sample)) },
  ],
  blocks.length,
);

function ratesOf(samples: readonly SampleField[]): Promise<Map<string, number>> {
  return perSecond(
    [
      {
        name: 'Relay Inspector',
        run: (sample) => {
          const field = at(samples, sample);
          return readReceivedField({ index: 0, fieldIndex: 0, raw: field.raw, body: field.body });
        },
      },
      { name: 'mailauth 4.13', run: (sample) => mailauth(at(samples, sample).raw) },
    ],
    samples.length,
  );
}

const lines = [
  '# Benchmarks',
  '',
  'Written by `npm run bench`; the figures are from that run, on a machine that did other work too. Only the ratios can be compared with other machines.',
  '',
  `- ${machine()}`,
  `- samples: the ${fields.length} Received fields of test/corpus (messages, public suites, further servers); the header blocks of its 70 messages, padded to 10 kB`,
  '- our own code as it ships, bundled and minified as `npm run build:cli` does; the peers as their packages ship',
  `- load of the machine in this run: ${loadavg()[1]?.toFixed(0) ?? 'unknown'}`,
  '- the fastest of 500 alternating rounds of about 5 ms each',
  '',
  '## One Received field',
  '',
  'mailauth splits a field into its clauses; Relay Inspector also decides the role of each name, reads addresses, TLS, login and the date, and names the software.',
  '',
  `All ${fields.length} fields. Two of them are hostile fields of 100 kB. mailauth reads them to their end, and spends half of its time there; Relay Inspector stops at 4 kB, the most that a server can have to say (received-format.md).`,
  '',
  ...table('fields', fieldRates),
  '',
  `The ${ofRealLength.length} fields of up to ${LONGEST_REAL_FIELD.toLocaleString('en')} characters, as real servers write them.`,
  '',
  ...table('fields', realFieldRates),
  '',
  '## One header block of 10 kB into its fields',
  '',
  'The other parsers also decode addresses and encoded words, which Relay Inspector leaves to mailparser for the few fields that a person reads. It also joins the lines of a folded field only when its body is needed.',
  '',
  ...table('blocks', blockRates),
  '',
  '## One message with 10 kB of header: route, evidence and verdict',
  '',
  'postal-mime parses the same bytes into fields and decodes them; it judges nothing.',
  '',
  ...table('messages', reportRates),
  '',
  `Memory of one report: ${memoryOfOneReport()} kB on average, kept alive.`,
  '',
  '## Cost against length',
  '',
  'One hostile field of 64 kB and of 1 MB, in microseconds, the fastest of 20. Sixteen times the length may take sixteen times as long; reading stops at 4 kB of a field.',
  '',
  ...linearity(),
  '',
];
writeMessagesPart(lines);

function table(unit: string, rates: ReadonlyMap<string, number>): string[] {
  const own = rates.get('Relay Inspector') ?? 0;
  const rows = [...rates].map(([name, rate]) => {
    const ratio = name === 'Relay Inspector' ? '' : `${(own / rate).toFixed(2)} ×`;
    return `| ${name} | ${Math.round(rate).toLocaleString('en')} | ${ratio} |`;
  });
  return [`| | ${unit} per second | Relay Inspector is |`, '|---|--:|--:|', ...rows];
}

function memoryOfOneReport(): string {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const kept = Array.from({ length: 2000 }, (_, index) => inspect(at(blocks, index), settings));
  globalThis.gc?.();
  return ((process.memoryUsage().heapUsed - before) / kept.length / 1024).toFixed(0);
}

function linearity(): string[] {
  const shapes: readonly (readonly [string, string])[] = [
    ['opening parentheses', '('],
    ['words', 'a '],
    ['comments', '(a) '],
    ['semicolons', '; '],
    ['backslashes', '(\\'],
  ];
  const rows = shapes.map(([name, part]) => {
    const costs = [64 * 1024, 1024 * 1024].map((length) => {
      const source = `Received: from ${part.repeat(length / part.length)}\n\n`;
      let fastest = Infinity;
      for (let count = 0; count < 20; count++) {
        const started = performance.now();
        inspect(source, settings);
        fastest = Math.min(fastest, performance.now() - started);
      }
      return fastest * 1000;
    });
    const [short = 0, long = 0] = costs;
    return `| ${name} | ${Math.round(short)} | ${Math.round(long)} | ${(long / short).toFixed(1)} × |`;
  });
  return ['| a field full of | 64 kB | 1 MB | |', '|---|--:|--:|--:|', ...rows];
}

/** Its types do not export the one function that is compared. */
function loadMailauth(): (field: string) => unknown {
  const loaded: unknown = createRequire(import.meta.url)('mailauth/lib/parse-received.js');
  if (typeof loaded === 'object' && loaded !== null && 'parseReceived' in loaded) {
    const { parseReceived } = loaded;
    if (typeof parseReceived === 'function') {
      return (field) => {
        const result: unknown = Reflect.apply(parseReceived, null, [field]);
        return result;
      };
    }
  }
  throw new Error('mailauth has no parseReceived');
}

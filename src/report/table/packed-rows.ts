import type { BulkScore } from '../../authentication/bulk-sender/bulk-sender.ts';
import type { Tls } from '../../received/hop.ts';
import type { VerdictName } from '../../relay/verdict.ts';
import type { LegTime } from '../series/legs.ts';
import { Dictionary } from './dictionary.ts';
import type { CheckResult, MessageRow, TableRow, UnreadableRow } from './message-row.ts';

const VERDICTS: readonly VerdictName[] = ['proven', 'reported', 'contradicted', 'claimed', 'absent', 'undetermined'];
const ENCRYPTIONS: readonly Tls['state'][] = ['recorded', 'none', 'unknown', 'local'];
const ALIGNMENTS: readonly NonNullable<MessageRow['aligned']>[] = ['both', 'spf', 'dkim', 'none'];

const CONDITIONAL = 1;
const ALARM = 2;

/**
 * The rows of a table in a third of the memory that they need as objects: 200,000 messages in 80 MB. What repeats from
 * row to row (hosts, results, scores, legs) is in dictionaries; a row is its numbers in one text, and the texts that
 * every message has for itself in another. Neither keeps the header alive that the row was made from.
 */
export class PackedRows {
  private readonly numbers: string[] = [];
  private readonly texts: string[] = [];
  /** What could not be read, by its position. */
  private readonly unreadable = new Map<number, UnreadableRow>();
  private readonly words = new Dictionary<string>();
  private readonly checks = new Dictionary<CheckResult>();
  private readonly scores = new Dictionary<readonly BulkScore[]>();
  private readonly legs = new Dictionary<Omit<LegTime, 'seconds'>>();

  get length(): number {
    return this.numbers.length;
  }

  /** Puts a row at a position: an existing one, or the next. */
  set(at: number, row: TableRow): void {
    if (row.kind === 'unreadable') {
      this.numbers[at] = '';
      this.texts[at] = '';
      this.unreadable.set(at, row);
    } else {
      this.unreadable.delete(at);
      this.pack(at, row);
    }
  }

  /** An equal row; undefined beyond the last one. */
  at(at: number): TableRow | undefined {
    const numbers = this.numbers[at];
    if (numbers === undefined) return undefined;
    return this.unreadable.get(at) ?? this.unpack(numbers, this.texts[at] ?? '');
  }

  clear(): void {
    this.numbers.length = 0;
    this.texts.length = 0;
    this.unreadable.clear();
    for (const dictionary of [this.words, this.checks, this.scores, this.legs]) dictionary.clear();
  }

  private pack(at: number, row: MessageRow): void {
    const { place, subject, messageId, campaign } = row;
    // "all.mbox#3": the file is the same in every row. "b.example · Sale": the end of a campaign is the subject.
    const inFile = lengthOfFile(place);
    const isNamedBySubject = campaign !== null && subject !== null && subject !== '' && campaign.endsWith(subject);
    const ownCampaign = isNamedBySubject ? campaign.slice(0, -subject.length) : campaign;
    const own = [place.slice(inFile), subject ?? '', messageId ?? ''];
    this.texts[at] = copyOf(own.join(''));
    this.numbers[at] = [
      this.word(place.slice(0, inFile)),
      ...own.map(({ length }) => length),
      nullOr(subject),
      nullOr(messageId),
      this.word(ownCampaign),
      Number(isNamedBySubject),
      this.word(row.mailbox),
      this.word(row.provider),
      this.word(row.folder),
      this.word(row.from),
      this.word(row.relay),
      VERDICTS.findIndex((each) => each === row.verdict),
      (row.conditional ? CONDITIONAL : 0) + (row.alarm ? ALARM : 0),
      this.word(row.host),
      this.word(row.address),
      this.word(row.service),
      row.delivered ?? '',
      ENCRYPTIONS.findIndex((each) => each === row.encryption),
      this.check(row.spf),
      this.check(row.dkim),
      this.check(row.dmarc),
      ALIGNMENTS.findIndex((each) => each === row.aligned),
      this.scores.indexOf(
        row.bulk.map(({ provider, met, known }) => `${provider} ${met}/${known}`).join(),
        () => row.bulk,
      ),
      row.findings,
      row.time ?? '',
      this.word(row.border),
      ...row.legs.flatMap((leg) => [this.leg(leg), leg.seconds]),
    ].join();
  }

  private unpack(numbers: string, texts: string): MessageRow {
    const parts = numbers.split(',');
    let next = 0;
    const text = (): string => parts[next++] ?? '';
    const number = (): number => Number(text());
    const numberOrNull = (): number | null => {
      const written = text();
      return written === '' ? null : Number(written);
    };
    const word = (): string | null => this.words.at(number()) ?? null;
    let from = 0;
    const cut = (length: number): string => texts.slice(from, (from += length));
    const file = word() ?? '';
    const [inFile, ofSubject, ofId] = [number(), number(), number()];
    const place = file + cut(inFile);
    const [ownSubject, ownId] = [cut(ofSubject), cut(ofId)];
    const subject = number() === NULL ? null : ownSubject;
    const messageId = number() === NULL ? null : ownId;
    const ownCampaign = word();
    const campaign = number() === 1 ? (ownCampaign ?? '') + (subject ?? '') : ownCampaign;
    const [mailbox, provider, folder, sender, relay] = [word(), word(), word(), word(), word()];
    const verdict = VERDICTS[number()] ?? null;
    const flags = number();
    return {
      kind: 'message',
      place,
      mailbox,
      provider,
      folder,
      subject,
      from: sender,
      relay,
      verdict,
      conditional: (flags & CONDITIONAL) !== 0,
      host: word(),
      address: word(),
      service: word(),
      delivered: numberOrNull(),
      encryption: ENCRYPTIONS[number()] ?? null,
      spf: this.checks.at(number()) ?? null,
      dkim: this.checks.at(number()) ?? null,
      dmarc: this.checks.at(number()) ?? null,
      aligned: ALIGNMENTS[number()] ?? null,
      bulk: this.scores.at(number()) ?? [],
      findings: number(),
      alarm: (flags & ALARM) !== 0,
      campaign,
      time: numberOrNull(),
      border: word(),
      messageId,
      legs: this.legsIn(parts.slice(next)),
    };
  }

  private legsIn(parts: readonly string[]): LegTime[] {
    const legs: LegTime[] = [];
    for (let nth = 0; nth + 1 < parts.length; nth += 2) {
      const leg = this.legs.at(Number(parts[nth]));
      if (leg !== undefined) legs.push({ ...leg, seconds: Number(parts[nth + 1]) });
    }
    return legs;
  }

  private word(text: string | null): number {
    return text === null ? NULL : this.words.indexOf(text, copyOf);
  }

  private check(check: CheckResult | null): number {
    if (check === null) return NULL;
    const { result, maker } = check;
    return this.checks.indexOf(JSON.stringify([result, maker]), () => ({
      result: copyOf(result),
      maker: maker === null ? null : copyOf(maker),
    }));
  }

  private leg({ from, to, vouched }: LegTime): number {
    return this.legs.indexOf(JSON.stringify([from, to, vouched]), () => ({
      from: copyOf(from),
      to: copyOf(to),
      vouched,
    }));
  }
}

/** Beyond every dictionary. */
const NULL = -1;

function nullOr(text: string | null): number {
  return text === null ? NULL : 0;
}

/** Up to the number of a message in an mbox, or the name of a file in a folder or an archive. */
function lengthOfFile(place: string): number {
  return Math.max(place.lastIndexOf('#'), place.lastIndexOf('!'), place.lastIndexOf('/')) + 1;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A text that shares no memory with the one it was cut from. A lone surrogate becomes U+FFFD, as in any file. */
function copyOf(text: string): string {
  return decoder.decode(encoder.encode(text));
}

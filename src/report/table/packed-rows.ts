import type { BulkScore } from '../../authentication/bulk-sender/bulk-sender.ts';
import type { Tls } from '../../received/hop.ts';
import type { VerdictName } from '../../relay/verdict.ts';
import type { LegTime } from '../series/legs.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { Dictionary } from './dictionary.ts';
import type { CheckResult, MessageRow, TableRow, UnreadableRow } from './message-row.ts';
import { RowBytes } from './row-bytes.ts';

const VERDICTS: readonly VerdictName[] = ['proven', 'reported', 'contradicted', 'claimed', 'absent', 'undetermined'];
const ENCRYPTIONS: readonly Tls['state'][] = ['recorded', 'none', 'unknown', 'local'];
const ALIGNMENTS: readonly NonNullable<MessageRow['aligned']>[] = ['both', 'spf', 'dkim', 'none'];

const CONDITIONAL = 1;
const ALARM = 2;
const NAMED_BY_SUBJECT = 4;

/**
 * The rows of a table in a fraction of the memory that they need as objects: 200,000 of the benchmark in 60 MB. Values
 * that repeat from row to row (hosts, results, scores) are kept in dictionaries. A row consists of their numbers,
 * followed by the texts that only this message has. Nothing keeps alive the header that the row was made from.
 */
export class PackedRows {
  readonly #bytes = new RowBytes();
  readonly #writer = new ByteWriter();
  readonly #copier = new ByteWriter();
  /** The rows that could not be read, by position. */
  readonly #unreadable = new Map<number, UnreadableRow>();
  readonly #words = new Dictionary<string>();
  readonly #scores = new Dictionary<readonly BulkScore[]>();

  get length(): number {
    return this.#bytes.length;
  }

  /** Puts a row at a position: an existing one, or the next. */
  set(at: number, row: TableRow): void {
    this.#writer.restart();
    if (row.kind === 'unreadable') this.#unreadable.set(at, row);
    else {
      this.#unreadable.delete(at);
      this.#pack(row);
    }
    this.#bytes.set(at, this.#writer.written());
  }

  /** A row equal to the one that was put there; undefined beyond the last row. */
  at(at: number): TableRow | undefined {
    const place = this.#bytes.at(at);
    if (place === undefined) return undefined;
    return this.#unreadable.get(at) ?? this.#unpack(new ByteReader(place.page, place.at));
  }

  clear(): void {
    this.#unreadable.clear();
    for (const each of [this.#bytes, this.#words, this.#scores]) each.clear();
  }

  #pack(row: MessageRow): void {
    const { place, subject, campaign } = row;
    const writer = this.#writer;
    // "all.mbox#3": the file is the same in every row. "b.example · Sale": the end of a campaign is the subject.
    const inFile = lengthOfFile(place);
    const isNamedBySubject = campaign !== null && subject !== null && subject !== '' && campaign.endsWith(subject);
    this.#word(place.slice(0, inFile));
    writer.text(place.slice(inFile));
    writer.text(subject);
    writer.text(row.messageId);
    this.#word(isNamedBySubject ? campaign.slice(0, -subject.length) : campaign);
    writer.count(
      (isNamedBySubject ? NAMED_BY_SUBJECT : 0) + (row.conditional ? CONDITIONAL : 0) + (row.alarm ? ALARM : 0),
    );
    for (const word of [row.mailbox, row.provider, row.folder, row.from, row.relay]) this.#word(word);
    writer.count(VERDICTS.findIndex((each) => each === row.verdict) + 1);
    for (const word of [row.host, row.address, row.service, row.border]) this.#word(word);
    writer.number(row.delivered);
    writer.number(row.time);
    writer.count(ENCRYPTIONS.findIndex((each) => each === row.encryption) + 1);
    for (const check of [row.spf, row.dkim, row.dmarc]) this.#check(check);
    writer.count(ALIGNMENTS.findIndex((each) => each === row.aligned) + 1);
    const scores = row.bulk.map(({ provider, met, known }) => `${provider} ${met}/${known}`).join();
    writer.count(this.#scores.indexOf(scores, () => row.bulk));
    writer.count(row.findings);
    writer.count(row.legs.length);
    for (const leg of row.legs) this.#leg(leg);
  }

  #unpack(bytes: ByteReader): MessageRow {
    const word = (): string | null => this.#words.at(bytes.count() - 1) ?? null;
    const check = (): CheckResult | null => {
      const result = word();
      return result === null ? null : { result, maker: word() };
    };
    const leg = (): LegTime => ({
      from: word() ?? '',
      to: word() ?? '',
      vouched: bytes.count() === 1,
      seconds: bytes.number() ?? 0,
    });
    const place = (word() ?? '') + (bytes.text() ?? '');
    const [subject, messageId, ownCampaign, flags] = [bytes.text(), bytes.text(), word(), bytes.count()];
    const [mailbox, provider, folder, from, relay] = [word(), word(), word(), word(), word()];
    const verdict = VERDICTS[bytes.count() - 1] ?? null;
    const [host, address, service, border] = [word(), word(), word(), word()];
    const [delivered, time] = [bytes.number(), bytes.number()];
    return {
      kind: 'message',
      place,
      mailbox,
      provider,
      folder,
      subject,
      from,
      relay,
      verdict,
      conditional: (flags & CONDITIONAL) !== 0,
      host,
      address,
      service,
      delivered,
      encryption: ENCRYPTIONS[bytes.count() - 1] ?? null,
      spf: check(),
      dkim: check(),
      dmarc: check(),
      aligned: ALIGNMENTS[bytes.count() - 1] ?? null,
      bulk: this.#scores.at(bytes.count()) ?? [],
      findings: bytes.count(),
      alarm: (flags & ALARM) !== 0,
      campaign: (flags & NAMED_BY_SUBJECT) === 0 ? ownCampaign : (ownCampaign ?? '') + (subject ?? ''),
      time,
      border,
      messageId,
      legs: Array.from({ length: bytes.count() }, leg),
    };
  }

  #word(text: string | null): void {
    this.#writer.count(text === null ? 0 : this.#words.indexOf(text, this.#copyOf) + 1);
  }

  /** A text that shares no memory with the one it was cut from. */
  readonly #copyOf = (text: string): string => {
    this.#copier.restart();
    this.#copier.text(text);
    return new ByteReader(this.#copier.written(), 0).text() ?? '';
  };

  #check(check: CheckResult | null): void {
    this.#word(check?.result ?? null);
    if (check !== null) this.#word(check.maker);
  }

  #leg({ from, to, vouched, seconds }: LegTime): void {
    this.#word(from);
    this.#word(to);
    this.#writer.count(vouched ? 1 : 0);
    this.#writer.number(seconds);
  }
}

/** Up to the number of a message in an mbox, or the name of a file in a folder or an archive. */
function lengthOfFile(place: string): number {
  return Math.max(place.lastIndexOf('#'), place.lastIndexOf('!'), place.lastIndexOf('/')) + 1;
}

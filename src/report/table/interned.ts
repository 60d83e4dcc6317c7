import type { SeriesMessage } from '../series/series-summary.ts';
import type { CheckResult, MessageRow } from './message-row.ts';

/** More distinct texts than this are not remembered: subjects may differ in every message. */
const MAX_REMEMBERED = 50_000;

/**
 * Stores once what many rows have in common: hosts, providers, results and scores repeat in every row. A text is copied
 * on the way, because part of a header's text keeps the whole of it in memory.
 */
export class Interned {
  private readonly texts = new Map<string, string>();
  private readonly checks = new Map<string, CheckResult>();
  private readonly scores = new Map<string, MessageRow['bulk']>();
  private readonly encoder = new TextEncoder();
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  /** The same row, in as little memory as thousands of rows need. */
  row(row: MessageRow): MessageRow {
    return {
      ...row,
      mailbox: this.orNull(row.mailbox),
      provider: this.orNull(row.provider),
      folder: this.orNull(row.folder),
      subject: this.orNull(row.subject),
      from: this.orNull(row.from),
      host: this.orNull(row.host),
      address: this.orNull(row.address),
      service: this.orNull(row.service),
      campaign: this.orNull(row.campaign),
      border: this.orNull(row.border),
      messageId: this.orNull(row.messageId),
      spf: this.check(row.spf),
      dkim: this.check(row.dkim),
      dmarc: this.check(row.dmarc),
      bulk: this.score(row.bulk),
      legs: this.legs(row.legs),
    };
  }

  /** What a series needs of a row, and no more. */
  forSeries({ kind, place, time, verdict, legs }: MessageRow): SeriesMessage {
    return { kind, place: this.text(place), time, verdict, legs: this.legs(legs) };
  }

  clear(): void {
    this.texts.clear();
    this.checks.clear();
    this.scores.clear();
  }

  private legs(legs: MessageRow['legs']): MessageRow['legs'] {
    return legs.map((leg) => ({ ...leg, from: this.text(leg.from), to: this.text(leg.to) }));
  }

  private check(check: CheckResult | null): CheckResult | null {
    if (check === null) return null;
    const { result, maker } = check;
    return remembered(this.checks, `${result}\n${maker ?? ''}`, () => ({
      result: this.text(result),
      maker: this.orNull(maker),
    }));
  }

  private score(bulk: MessageRow['bulk']): MessageRow['bulk'] {
    return remembered(
      this.scores,
      bulk.map(({ provider, met, known }) => `${provider} ${met}/${known}`).join(),
      () => bulk,
    );
  }

  private orNull(text: string | null): string | null {
    return text === null ? null : this.text(text);
  }

  private text(text: string): string {
    return remembered(this.texts, text, () => this.decoder.decode(this.encoder.encode(text)));
  }
}

function remembered<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= MAX_REMEMBERED) known.clear();
  const made = make();
  // The key of a text is the copy itself.
  known.set(typeof made === 'string' ? made : key, made);
  return made;
}

import { HEADER_LIMITS } from '../../message/header-block.ts';
import type { HeaderField } from '../../message/header-field.ts';
import type { Hop } from '../../received/hop.ts';
import { detailsOf } from '../details.ts';
import { inspect } from '../inspect.ts';
import type { InspectSettings } from '../inspect-settings.ts';
import { maskField } from './field-text.ts';
import { KeptNames } from './kept-names.ts';
import { Masks } from './masks.ts';
import { namesInStatements } from './names-in-statements.ts';
import { Placeholders, type Replacement } from './placeholders.ts';
import { sameJudgement } from './same-judgement.ts';
import { secretWords } from './secret-words.ts';

/**
 * How much is masked. `support`: people and whoever submitted the message; what the relay's support uses to look up a
 * message (queue ids, Message-ID, Altcraft's identifiers, campaign, subject) is kept, unless it contains a person's
 * word. `public`: everything.
 */
export type Masking = 'support' | 'public';

/** A message without its private details. */
export interface Redaction {
  /**
   * The redacted header block, lines ended by LF, with the blank line at its end. Can be inspected like any other
   * source.
   */
  readonly source: string;
  /** What was masked, for the user's own eyes: it holds the secrets. */
  readonly replacements: readonly Replacement[];
  /**
   * The redacted source has the same border, verdicts and evidence as the original. False only for headers that play
   * tricks with words that no relay profile knows. The two reports then differ, and the reader must be informed.
   */
  readonly sameJudgement: boolean;
}

/**
 * Masks people, whoever submitted the message, identifiers and tokens in its header block, so that it can be shown to
 * others: the same value always becomes the same placeholder (docs/redaction.md). Only the header block is kept. Never
 * throws; a source that is not a message is masked as unknown fields.
 *
 * `settings` are those of the report to be shared: they determine which names the judgement rests on.
 */
export function redact(source: Uint8Array | string, settings: InspectSettings, masking: Masking = 'public'): Redaction {
  const report = inspect(source, settings);
  const { fields } = report;
  const { statements, alignment, providerNotes, identifiers } = detailsOf(report);
  const endsWithLf = hasLineFeed(source);
  const raws = fields.map(({ raw }) => (endsWithLf ? raw : raw.replaceAll('\r', '\n')));
  const placeholders = new Placeholders(raws.join('\n'));
  const stated = namesInStatements(statements, alignment);
  const known = new KeptNames(report, stated, settings);
  const hops = report.route.hops.map(({ hop }) => hop);
  const platformIds = identifiers.altcraft.map(({ value }) => value);
  const words = secretWords(fields, hops, known);
  const kept =
    masking === 'support' ? new KeptNames(report, [...stated, ...domainsOfIds(fields, words)], settings) : known;
  const masks = new Masks(kept, placeholders, words, { platformIds, keepsIds: masking === 'support' });
  registerKinds(hops, platformIds, masks);
  const filterFields = new Set(providerNotes.map(({ fieldIndex }) => fieldIndex));
  const lines = fields.map((field, place) => maskField(field, raws[place] ?? '', { masks, kept, filterFields }));
  const redacted = `${lines.join('\n')}\n\n`;
  return {
    source: redacted,
    replacements: placeholders.replacements(),
    sameJudgement: sameJudgement(report, inspect(redacted, settings)),
  };
}

/**
 * The domains of Message-IDs that are kept for the relay's support. They are kept everywhere, because a placeholder for
 * one of them in From would look like another domain.
 */
function domainsOfIds(fields: readonly HeaderField[], secrets: ReadonlySet<string>): string[] {
  return fields
    .filter(({ key }) => key === 'message-id')
    .map(({ body }) => body.slice(body.lastIndexOf('@') + 1).replace(/>.*$/su, ''))
    .filter(
      (domain) =>
        !domain
          .toLowerCase()
          .split(/[^\p{L}\p{M}\p{N}]+/u)
          .some((word) => secrets.has(word)),
    );
}

/**
 * Assigns placeholders to identifiers and logins before the first field is masked. A filter's field higher up may
 * contain the queue id as a mere word. There, too, it must get the placeholder that says what it is and keeps its
 * shape.
 */
function registerKinds(hops: readonly Hop[], platformIds: readonly string[], masks: Masks): void {
  for (const id of platformIds) masks.platformId(id);
  for (const { id, authentication } of hops) {
    if (id !== null) masks.queueId(id);
    if (authentication.user !== null && !authentication.user.includes('@')) masks.user(authentication.user, '');
  }
}

/** Without a line feed, lines end with CR, as in readHeaderBlock. */
function hasLineFeed(source: Uint8Array | string): boolean {
  return typeof source === 'string'
    ? source.slice(0, HEADER_LIMITS.block).includes('\n')
    : source.subarray(0, HEADER_LIMITS.block).includes(0x0a);
}

import { HEADER_LIMITS } from '../../message/header-block.ts';
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
 * How much goes. `support`: people and whoever submitted the message; what the relay's support looks a message up by stays
 * (queue ids, Message-ID, Altcraft's identifiers, campaign, subject), unless a word of a person is in it. `public`: all of it.
 */
export type Masking = 'support' | 'public';

/** A message without what is nobody else's business. */
export interface Redaction {
  /** The redacted header block, lines ended by LF, with the blank line at its end. To be read like any other source. */
  readonly source: string;
  /** What was masked, for the user's own eyes: it holds the secrets. */
  readonly replacements: readonly Replacement[];
  /**
   * Border, verdicts and evidence of the redacted source are those of the original. False only for headers that play
   * tricks with words no relay profile knows; then the two reports differ, and the reader has to be told.
   */
  readonly sameJudgement: boolean;
}

/**
 * Masks people, those who submitted the message, identifiers and tokens in the header block of a message, so that it
 * can be shown to others: the same value always becomes the same placeholder (docs/redaction.md). Only the header block
 * is taken over. Never throws; what is no message is masked as fields that nobody knows.
 *
 * `settings` are those of the report that is going to be shared: they say which names the judgement rests on.
 */
export function redact(source: Uint8Array | string, settings: InspectSettings, masking: Masking = 'public'): Redaction {
  const report = inspect(source, settings);
  const { fields } = report;
  const { statements, alignment, providerNotes, identifiers } = detailsOf(report);
  const endsWithLf = hasLineFeed(source);
  const raws = fields.map(({ raw }) => (endsWithLf ? raw : raw.replaceAll('\r', '\n')));
  const placeholders = new Placeholders(raws.join('\n'));
  const kept = new KeptNames(report, namesInStatements(statements, alignment), settings);
  const hops = report.route.hops.map(({ hop }) => hop);
  const platformIds = identifiers.altcraft.map(({ value }) => value);
  const words = secretWords(fields, hops, kept);
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
 * Gives identifiers and logins their placeholders before the first field is masked: in the field of a filter, higher up,
 * a queue id is but a word, and its placeholder says what it is and keeps its shape.
 */
function registerKinds(hops: readonly Hop[], platformIds: readonly string[], masks: Masks): void {
  for (const id of platformIds) masks.platformId(id);
  for (const { id, authentication } of hops) {
    if (id !== null) masks.queueId(id);
    if (authentication.user !== null && !authentication.user.includes('@')) masks.user(authentication.user, '');
  }
}

/** Without one, lines end with CR, as readHeaderBlock takes it. */
function hasLineFeed(source: Uint8Array | string): boolean {
  return typeof source === 'string'
    ? source.slice(0, HEADER_LIMITS.block).includes('\n')
    : source.subarray(0, HEADER_LIMITS.block).includes(0x0a);
}

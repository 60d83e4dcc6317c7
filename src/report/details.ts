import { type Alignment, alignmentWithFrom } from '../authentication/alignment.ts';
import { type Check, checksIn } from '../authentication/check.ts';
import { type ArcChain, arcChain } from '../authentication/arc-chain.ts';
import { type FieldSet, providerBlock } from '../authentication/provider-block.ts';
import { type ProviderVerdict, providerVerdicts } from '../authentication/provider-verdicts.ts';
import { type SenderIdentifiers, senderIdentifiers } from '../authentication/sender-identifiers.ts';
import type { AuthenticationStatement, BorderPlace } from '../authentication/statement.ts';
import { authenticationStatements } from '../authentication/statements.ts';
import { borderPlaceOf } from './border-place.ts';
import { type NotedStep, notedSteps } from './noted-steps.ts';
import { rememberedFor } from './remembered.ts';
import type { Report } from './report.ts';

/** What a report says beyond its route and its verdicts. Pages, writers and redaction all take it from here. */
export interface Details {
  /** Who says what about the sender, in the order of the header, and how far each statement can be believed. */
  readonly statements: readonly AuthenticationStatement[];
  /** Each result in these statements. */
  readonly checks: readonly Check[];
  readonly arc: ArcChain;
  readonly alignment: Alignment;
  /** What spam filters and mailbox providers noted. */
  readonly providerNotes: readonly ProviderVerdict[];
  /** What the sending side wrote about itself. */
  readonly identifiers: SenderIdentifiers;
  /** Steps inside the provider that no Received field records, in the order of the header. */
  readonly notedSteps: readonly NotedStep[];
}

/** The details of a report. Each part is computed on first use and cached: a report never changes. */
export const detailsOf: (report: Report) => Details = rememberedFor((report) => new LaterDetails(report));

/**
 * This is a class, because the engine makes a hidden class for each object with its own getters, and the hidden class
 * keeps the report alive until the next full collection. Over thousands of messages that costs more than deriving the
 * details.
 */
class LaterDetails implements Details {
  readonly #report: Report;
  #places: { readonly border: BorderPlace | null; readonly placed: FieldSet } | null = null;
  #foundStatements: Details['statements'] | null = null;
  #foundChecks: Details['checks'] | null = null;
  #foundArc: ArcChain | null = null;
  #foundAlignment: Alignment | null = null;
  #foundNotes: Details['providerNotes'] | null = null;
  #foundIdentifiers: SenderIdentifiers | null = null;
  #foundSteps: Details['notedSteps'] | null = null;

  constructor(report: Report) {
    this.#report = report;
  }

  get statements(): Details['statements'] {
    const { border, placed } = this.#place;
    return (this.#foundStatements ??= authenticationStatements(this.#report.fields, border, placed));
  }

  get checks(): Details['checks'] {
    return (this.#foundChecks ??= checksIn(this.statements, this.alignment));
  }

  get arc(): ArcChain {
    return (this.#foundArc ??= arcChain(this.#report.fields, this.statements));
  }

  get alignment(): Alignment {
    return (this.#foundAlignment ??= alignmentWithFrom(this.#report.fields, this.statements));
  }

  get providerNotes(): Details['providerNotes'] {
    const { border, placed } = this.#place;
    return (this.#foundNotes ??= providerVerdicts(this.#report.fields, border, placed));
  }

  get identifiers(): SenderIdentifiers {
    return (this.#foundIdentifiers ??= senderIdentifiers(this.#report.fields));
  }

  get notedSteps(): Details['notedSteps'] {
    return (this.#foundSteps ??= notedSteps(this.#report));
  }

  get #place(): { readonly border: BorderPlace | null; readonly placed: FieldSet } {
    if (this.#places !== null) return this.#places;
    const border = borderPlaceOf(this.#report.route);
    return (this.#places = { border, placed: providerBlock(this.#report.fields, border) });
  }
}

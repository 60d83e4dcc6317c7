import { type Alignment, alignmentWithFrom } from '../authentication/alignment.ts';
import { type Check, checksIn } from '../authentication/check.ts';
import { type ArcChain, arcChain } from '../authentication/arc-chain.ts';
import { providerBlock } from '../authentication/provider-block.ts';
import { type ProviderVerdict, providerVerdicts } from '../authentication/provider-verdicts.ts';
import { type SenderIdentifiers, senderIdentifiers } from '../authentication/sender-identifiers.ts';
import type { AuthenticationStatement } from '../authentication/statement.ts';
import { authenticationStatements } from '../authentication/statements.ts';
import { borderPlaceOf } from './border-place.ts';
import type { Report } from './report.ts';

/** What a report says beyond its route and its verdicts. Pages, writers and redaction all take it from here. */
export interface Details {
  /** Who says what about the sender, in the order of the header, each with how far it can be believed. */
  readonly statements: readonly AuthenticationStatement[];
  /** Each result in them. */
  readonly checks: readonly Check[];
  readonly arc: ArcChain;
  readonly alignment: Alignment;
  /** What spam filters and mailbox providers noted. */
  readonly providerNotes: readonly ProviderVerdict[];
  /** What the sending side wrote about itself. */
  readonly identifiers: SenderIdentifiers;
}

const known = new WeakMap<Report, Details>();

/** The details of a report. Each part is computed on first use and cached: a report never changes. */
export function detailsOf(report: Report): Details {
  const found = known.get(report);
  if (found !== undefined) return found;
  const details = deriveLater(report);
  known.set(report, details);
  return details;
}

function deriveLater({ fields, route }: Report): Details {
  const border = once(() => borderPlaceOf(route));
  const placed = once(() => providerBlock(fields, border()));
  const statements = once(() => authenticationStatements(fields, border(), placed()));
  const arc = once(() => arcChain(fields, statements()));
  const alignment = once(() => alignmentWithFrom(fields, statements()));
  const checks = once(() => checksIn(statements(), alignment()));
  const providerNotes = once(() => providerVerdicts(fields, border(), placed()));
  const identifiers = once(() => senderIdentifiers(fields));
  return {
    get statements() {
      return statements();
    },
    get checks() {
      return checks();
    },
    get arc() {
      return arc();
    },
    get alignment() {
      return alignment();
    },
    get providerNotes() {
      return providerNotes();
    },
    get identifiers() {
      return identifiers();
    },
  };
}

function once<T>(derive: () => T): () => T {
  let derived: { readonly value: T } | null = null;
  return () => (derived ??= { value: derive() }).value;
}

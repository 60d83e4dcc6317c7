import type { HeaderField } from '../message/header-field.ts';
import type { Finding } from '../route/finding.ts';
import type { Route } from '../route/route.ts';
import type { Verdict } from '../relay/verdict.ts';

/** Everything that is known about one message without decoding it for people. Plain data: it can be sent and stored as JSON. */
export interface Report {
  readonly fields: readonly HeaderField[];
  /** The whole header block was read; false when a limit cut it. */
  readonly complete: boolean;
  readonly route: Route;
  /** One per relay profile, in the order of the profiles. */
  readonly verdicts: readonly Verdict[];
  /** Seconds of the route's total by the part of the way, for the first profile whose relay the message passed. */
  readonly timeSpent: readonly TimeSpent[];
  readonly findings: readonly Finding[];
}

export interface TimeSpent {
  readonly part: 'before-relay' | 'at-relay' | 'relay-to-border' | 'before-border' | 'inside-provider';
  /** Signed: clocks that differ can make it negative. */
  readonly seconds: number;
}

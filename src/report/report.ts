import type { HeaderField } from '../message/header-field.ts';
import type { Finding } from '../route/finding.ts';
import type { Route } from '../route/route.ts';
import type { Verdict } from '../relay/verdict.ts';

/** Everything that is known about one message without decoding it for people. Plain data: it can be sent and stored as JSON. */
export interface Report {
  readonly fields: readonly HeaderField[];
  readonly route: Route;
  /** One per relay profile, in the order of the profiles. */
  readonly verdicts: readonly Verdict[];
  readonly findings: readonly Finding[];
}

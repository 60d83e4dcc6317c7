import { fromCorpusBy } from '../../e2e/mail.ts';
import type { FixtureMessage } from './fixture-webmail.ts';

/** Messages of the corpus with these verdicts. */
const DELIVERED = {
  proven: 'a01-relayed-romashka',
  absent: 'h-direct-astra',
  contradicted: 'i2-helo-forged-noptr-pion',
} as const satisfies Record<FixtureMessage['verdict'], string>;

/**
 * The source of a fixture webmail's message: one that real servers delivered, with the subject and sender on the
 * screen.
 */
export function deliveredSource({ verdict, subject, from }: FixtureMessage): Buffer {
  return fromCorpusBy(DELIVERED[verdict], subject, from);
}

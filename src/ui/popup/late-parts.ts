/**
 * The parts of the popup that no answer waits for: each is loaded, with its words, when it is first drawn or before.
 */
import { lazyPart } from '../kit/lazy-part.tsx';
import { QuickReading } from './reading.tsx';

export const FailureAnswer = lazyPart(
  async () => (await import('./failure.tsx')).FailureAnswer,
  ['failure'],
  QuickReading,
);
export const FailureHelp = lazyPart(async () => (await import('./failure.tsx')).FailureHelp, ['failure']);
/** Everything after the answer. The answer does not wait for it. */
export const ReportBody = lazyPart(async () => (await import('./report-body.tsx')).ReportBody, ['advice', 'evidence']);
/** Announces to screen readers that {@link ReportBody} has loaded. */
export const BodyIsThere = lazyPart(
  async () => (await import('./report-body.tsx')).BodyIsThere,
  ['advice', 'evidence'],
);
export const MailboxWord = lazyPart(async () => (await import('../report/mailbox-word.tsx')).MailboxWord, ['noted']);
export const Findings = lazyPart(
  async () => (await import('../report/findings-section.tsx')).FindingsSection,
  ['finding'],
);
export const SiteCheck = lazyPart(async () => (await import('./site-check.tsx')).ActiveSiteCheck, ['offer']);
export const BrokenWebmail = lazyPart(async () => (await import('./broken-webmail.tsx')).BrokenWebmail, ['offer']);
export const BrokenReport = lazyPart(async () => (await import('./broken-report.tsx')).BrokenReport, ['failure']);

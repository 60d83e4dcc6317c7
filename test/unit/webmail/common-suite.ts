import { afterEach, beforeEach, describe, vi } from 'vitest';
import { FURTHER_WEBMAILS } from '../../../src/webmail/webmails/further-registry.ts';
import { addFurtherWebmails } from '../../../src/webmail/reader/registry.ts';
import { describeByHand } from './suite-by-hand.ts';
import { describeHostilePages } from './suite-hostile-pages.ts';
import { describeOpenMessages } from './suite-open-messages.ts';
import { describeReading } from './suite-reading.ts';
import type { SuiteSubject } from './suite-subject.ts';

export type { SuiteSubject } from './suite-subject.ts';

/**
 * Browsers can tell instantly whether an element is visible; jsdom has no layout, and computes every style of every
 * element around it, which takes far too long on a page of thousands of marks. The pages of the suite hide elements
 * only by these two properties.
 */
function isShown(this: Element): boolean {
  return this.closest('[hidden], [style*="display: none"], [style*="display:none"]') === null;
}

/** What every adapter must do, whichever webmail it knows. */
export function describeAdapter(subject: SuiteSubject): void {
  beforeEach(() => {
    addFurtherWebmails(FURTHER_WEBMAILS);
    Object.defineProperty(Element.prototype, 'checkVisibility', { configurable: true, value: isShown });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
    Reflect.deleteProperty(Element.prototype, 'checkVisibility');
  });

  describe(`${subject.webmail.title}${subject.version ?? ''}, like every webmail,`, () => {
    // Each group has its own block, so that what one opens before its tests is not opened before those of the others.
    describe('in what is open', () => {
      describeOpenMessages(subject);
    });
    describe('in a hostile page', () => {
      describeHostilePages(subject);
    });
    describe('by hand', () => {
      describeByHand(subject);
    });
    const { answering } = subject;
    describe.each(answering === null ? [] : [answering])('by its answers', (each) => {
      describeReading(subject, each);
    });
  });
}

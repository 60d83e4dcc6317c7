/** Horde IMP's lists: the dynamic view and the basic one. Read in its source and seen in 6.2.27 on 2026-11-30. */
import type { WebmailPage } from '../contract/adapter.ts';
import { listedMessage, type MessageList } from '../contract/message-list.ts';
import { attribute, selectOwn } from '../page/page-dom.ts';
import { hordeImp } from '../webmails/horde-imp.ts';
import { MAX_LINES } from './list-limits.ts';
import { shownLines } from './shown-lines.ts';

const MARKS = {
  /**
   * The dynamic view draws only the lines in sight, without the numbers of their messages. VERIFIED (viewport.js; seen)
   */
  selected: '.vpRow.vpRowSelected',
  /** VERIFIED (templates/basic/mailbox; seen) */
  box: '#messages input[name="buid[]"]:checked',
  mailbox: '#messages input[name="mailbox"]',
} as const;

/**
 * "#msg:SU5CT1g;1:3,7": everything that is selected, as the mailbox in base64 and ranges of numbers. A quick search
 * does not write it. VERIFIED (dimpbase.js, setMsgHash; viewport_utils.js; seen)
 */
const SELECTION = /^#msg:(?<mailbox>[\w-]{1,2000});(?<numbers>\d{1,20}(?::\d{1,20})?(?:,\d{1,20}(?::\d{1,20})?)*)$/u;

export const hordeImpList: MessageList = {
  webmail: hordeImp,
  kind: 'selected',
  messages(page) {
    const basic = page.url.pathname.endsWith('/basic.php');
    return (basic ? checkedInBasicView(page) : namedInAddress(page)).map((key) =>
      listedMessage(key, null, () => hordeImp.routesTo(key, page)),
    );
  },
};

/**
 * Whoever made a link to a mailbox may have written ids into it. Nothing is selected on the page then, so such ids
 * don't count.
 */
function namedInAddress({ url, document }: WebmailPage): string[] {
  const { mailbox = '', numbers = '' } = SELECTION.exec(decodeURIComponent(url.hash))?.groups ?? {};
  const isSelected = shownLines(document, MARKS.selected, hordeImp.bodies).length > 0;
  return isSelected && numbers !== '' ? numbersIn(numbers).map((number) => `${mailbox};${number}`) : [];
}

/** "1:3,7" → 1, 2, 3, 7 */
function numbersIn(ranges: string): number[] {
  const numbers: number[] = [];
  for (const range of ranges.split(',')) {
    const [first = 0, last = first] = range.split(':').map(Number);
    for (let number = first; number <= last && numbers.length < MAX_LINES; number += 1) {
      numbers.push(number);
    }
  }
  return numbers;
}

function checkedInBasicView({ document }: WebmailPage): string[] {
  const field = selectOwn(document, MARKS.mailbox, hordeImp.bodies);
  const mailbox = field === null ? null : attribute(field, 'value');
  const boxes = shownLines(document, MARKS.box, hordeImp.bodies);
  const numbers = boxes.map((box) => attribute(box, 'value')).filter((number) => /^\d{1,20}$/u.test(number ?? ''));
  return mailbox === null || mailbox === '' ? [] : numbers.map((number) => `${mailbox};${number}`);
}

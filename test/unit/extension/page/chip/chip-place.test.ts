// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chipPosition } from '../../../../../src/extension/page/chip/chip-place.ts';
import type { SubjectPlace } from '../../../../../src/webmail/page/subject-place.ts';
import { fillPage } from '../../../page-content.ts';
import { place, prepareChipWindow } from './chip-window.ts';

const CHIP = { width: 120, height: 26 };
const WINDOW = { width: 1000, height: 700 };

function subject(frame: Element | null = null): SubjectPlace {
  const element = document.querySelector('#subject');
  if (element === null) throw new Error('no subject');
  return { element, frame };
}

beforeEach(() => {
  prepareChipWindow();
  fillPage(
    '<h1 id="subject">Скидка <b id="word">30%</b></h1><p id="letter">Здравствуйте</p><button id="archive"></button>' +
      '<div id="empty"></div><iframe id="frame"></iframe>',
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the chip is placed', () => {
  it('after the end of the subject, in the middle of its line', () => {
    place('subject', 100, 40, 200, 20);
    expect(chipPosition(subject(), CHIP, WINDOW)).toEqual({ left: 308, top: 37, shape: 'whole' });
  });

  it('below the line, if there is no room after it', () => {
    place('subject', 100, 40, 850, 20);
    expect(chipPosition(subject(), CHIP, WINDOW)).toEqual({ left: 100, top: 62, shape: 'whole' });
  });

  it.each(['letter', 'archive'])('not over text or a control of the page: %s', (other) => {
    place('subject', 100, 40, 200, 20);
    place(other, 420, 30, 60, 30);
    expect(chipPosition(subject(), CHIP, WINDOW)).toEqual({ left: 100, top: 62, shape: 'whole' });
  });

  it('over an empty part of the page', () => {
    place('subject', 100, 40, 200, 20);
    place('empty', 300, 0, 600, 200);
    expect(chipPosition(subject(), CHIP, WINDOW)).toMatchObject({ left: 308, shape: 'whole' });
  });

  it('as a dot, where only that has room', () => {
    place('subject', 100, 40, 200, 20);
    place('archive', 350, 30, 60, 30);
    place('letter', 0, 64, 1000, 400);
    expect(chipPosition(subject(), CHIP, WINDOW)).toEqual({ left: 308, top: 37, shape: 'dot' });
  });

  it('as a dot before the subject or above it, if the rest of its line is taken', () => {
    place('subject', 100, 40, 200, 20);
    place('archive', 301, 30, 600, 30);
    place('letter', 0, 64, 1000, 400);
    expect(chipPosition(subject(), CHIP, WINDOW)).toEqual({ left: 66, top: 37, shape: 'dot' });
  });

  it('nowhere, if everything is taken: the toolbar button has the answer', () => {
    place('letter', 0, 0, 1000, 700);
    place('subject', 100, 40, 200, 20);
    expect(chipPosition(subject(), CHIP, WINDOW)).toBeNull();
  });

  it('in a free corner of the window if the page shows no subject', () => {
    expect(chipPosition(null, CHIP, WINDOW)).toEqual({ left: 1000 - 120 - 8, top: 8, shape: 'whole' });
    place('archive', 900, 0, 90, 40);
    expect(chipPosition(null, CHIP, WINDOW)).toEqual({ left: 1000 - 120 - 8, top: 700 - 26 - 8, shape: 'whole' });
  });

  it('next to a subject inside a frame, taking its border into account', () => {
    const frame = document.querySelector('#frame');
    if (frame === null) throw new Error('no frame');
    frame.getBoundingClientRect = () => new DOMRect(50, 200, 600, 400);
    Object.defineProperties(frame, { clientLeft: { value: 2 }, clientTop: { value: 3 } });
    place('subject', 100, 40, 200, 20);
    expect(chipPosition(subject(frame), CHIP, WINDOW)).toEqual({ left: 308 + 52, top: 37 + 203, shape: 'whole' });
  });

  it('nowhere while something covers the subject, unless that is a part of it', () => {
    place('subject', 100, 40, 200, 20);
    place('word', 190, 40, 20, 20);
    expect(chipPosition(subject(), CHIP, WINDOW)).not.toBeNull();
    place('letter', 0, 0, 500, 500);
    expect(chipPosition(subject(), CHIP, WINDOW)).toBeNull();
  });

  it('nowhere while the subject is not drawn', () => {
    expect(chipPosition(subject(), CHIP, WINDOW)).toBeNull();
    place('subject', 100, 40, 0, 0);
    expect(chipPosition(subject(), CHIP, WINDOW)).toBeNull();
  });
});

/**
 * Boxes of texts near the subject, measured in Chromium on 2026-11-30 with "Sent directly" open: [left, top, width,
 * height], in a window 700 px high. The chip with "Not through Sendsay" was 225 px wide there.
 */
const REAL_PAGES = [
  {
    page: 'Horde 6.2.27, the list of messages: between the subject and the date of its row',
    width: 1024,
    subject: [455, 133, 76, 14],
    others: [
      [455, 111, 123, 14],
      [300, 133, 84, 14],
      [882, 133, 54, 14],
    ],
    expected: { left: 539, top: 127 },
  },
  {
    page: 'SOGo 5.8.0, wide',
    width: 1400,
    subject: [740, 146, 137, 28],
    others: [[587, 148, 97, 17]],
    expected: { left: 885, top: 147 },
  },
  {
    page: 'SOGo 5.8.0, narrow: the date is on the line after the subject',
    width: 1024,
    subject: [552, 144, 114, 24],
    others: [
      [399, 148, 97, 17],
      [552, 178, 241, 17],
    ],
    expected: { left: 674, top: 143 },
  },
] as const;

describe('the chip has all its room in the pages of real webmails', () => {
  it.each(REAL_PAGES)('$page', ({ width, subject: [left, top, wide, high], others, expected }) => {
    fillPage(`<h1 id="subject"></h1>${others.map((_, nth) => `<p id="text-${nth}">text</p>`).join('')}`);
    place('subject', left, top, wide, high);
    for (const [nth, [x, y, w, h]] of others.entries()) place(`text-${nth}`, x, y, w, h);
    const size = { width: 225, height: 26 };
    expect(chipPosition(subject(), size, { width, height: 700 })).toEqual({ ...expected, shape: 'whole' });
  });
});

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

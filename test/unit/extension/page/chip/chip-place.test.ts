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
  fillPage('<h1 id="subject">Скидка <b id="word">30%</b></h1><p id="letter"></p><iframe id="frame"></iframe>');
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the chip stands', () => {
  it('behind the end of the subject, in the middle of its line', () => {
    place('subject', 100, 40, 200, 20);
    expect(chipPosition(subject(), CHIP, WINDOW)).toEqual({ left: 308, top: 37 });
  });

  it('at the window’s edge, below the line, where there is no room behind it', () => {
    place('subject', 100, 40, 850, 20);
    expect(chipPosition(subject(), CHIP, WINDOW)).toEqual({ left: 1000 - 120 - 8, top: 60 });
  });

  it('inside a window that is narrower than the chip', () => {
    place('subject', 10, 40, 80, 20);
    expect(chipPosition(subject(), CHIP, { width: 100, height: 700 })).toEqual({ left: 8, top: 60 });
  });

  it('in the upper corner where the page shows no subject', () => {
    expect(chipPosition(null, CHIP, WINDOW)).toEqual({ left: 1000 - 120 - 8, top: 8 });
  });

  it('where the subject is when that stands in a frame, whose border counts', () => {
    const frame = document.querySelector('#frame');
    if (frame === null) throw new Error('no frame');
    frame.getBoundingClientRect = () => new DOMRect(50, 200, 600, 400);
    Object.defineProperties(frame, { clientLeft: { value: 2 }, clientTop: { value: 3 } });
    place('subject', 100, 40, 200, 20);
    expect(chipPosition(subject(frame), CHIP, WINDOW)).toEqual({ left: 308 + 52, top: 37 + 203 });
  });

  it('nowhere while something lies over the subject, unless that is a part of it', () => {
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

import type { SubjectPlace } from '../../../webmail/page/subject-place.ts';
import { type Box, isOccupied, ownerOf } from './occupied.ts';

/**
 * The position of the chip, and whether there is room for all of it or only for its sign, which also opens the answer.
 */
export interface ChipPosition {
  readonly left: number;
  readonly top: number;
  readonly shape: 'whole' | 'dot';
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The chip as only its sign. Its size is that of `.chip[data-shape='dot']` in chip.css. */
const DOT: Size = { width: 26, height: 26 };

/** The distance between the subject and the chip, and between the chip and the window's edge. */
const GAP = 8;

/**
 * A free place for the chip: it never covers text or controls of the page. The whole chip is tried after the subject,
 * at the end of its line and below it, then a dot in the same places, and last a dot before the subject or above it.
 *
 * @param place null if the page does not show the subject: then a corner of the window is tried
 * @returns null if nothing is free, or while the subject is scrolled away or covered
 */
export function chipPosition(place: SubjectPlace | null, chip: Size, viewport: Size): ChipPosition | null {
  const line = place === null ? null : lineInWindow(place);
  if (place !== null && line === null) return null;
  const shapes = [
    { size: chip, shape: 'whole' },
    { size: DOT, shape: 'dot' },
  ] as const;
  for (const { size, shape } of shapes) {
    const corners = line === null ? windowCorners(size, viewport) : besideLine(line, size, shape, viewport);
    const free = corners.find(
      (corner) => isInside(corner, size, viewport) && !isOccupied(boxOf(corner, size), place, window.document),
    );
    if (free !== undefined) return { ...free, shape };
  }
  return null;
}

interface Corner {
  readonly left: number;
  readonly top: number;
}

function besideLine(line: Line, { width, height }: Size, shape: ChipPosition['shape'], viewport: Size): Corner[] {
  const middle = (line.top + line.bottom) / 2 - height / 2;
  const after = { left: line.right + GAP, top: middle };
  const end = { left: Math.min(line.end, viewport.width - GAP) - width, top: middle };
  const below = { left: Math.max(GAP, line.left), top: line.bottom + 2 };
  if (shape === 'whole') return end.left > after.left ? [after, end, below] : [after, below];
  const before = { left: line.left - width - GAP, top: middle };
  const above = { left: Math.max(GAP, line.left), top: line.top - height - 2 };
  return [after, end, below, before, above];
}

function windowCorners({ width, height }: Size, viewport: Size): Corner[] {
  const left = Math.max(GAP, viewport.width - width - GAP);
  return [
    { left, top: GAP },
    { left, top: viewport.height - height - GAP },
  ];
}

function boxOf({ left, top }: Corner, { width, height }: Size): Box {
  return { left, top, right: left + width, bottom: top + height };
}

function isInside({ left, top }: Corner, { width, height }: Size, viewport: Size): boolean {
  return left >= 0 && top >= 0 && left + width <= viewport.width && top + height <= viewport.height;
}

/** The last line of the subject in window coordinates, and where the space of its element ends. */
interface Line extends Box {
  readonly end: number;
}

/** The subject's last line in the window; null while it is out of sight. */
function lineInWindow(place: SubjectPlace): Line | null {
  const box = lastLineOf(place);
  if (box === null || !isInSight(place, box)) return null;
  const offset = offsetOf(place.frame);
  const end = Element.prototype.getBoundingClientRect.call(place.element).right;
  return {
    left: box.left + offset.left,
    top: box.top + offset.top,
    right: box.right + offset.left,
    bottom: box.bottom + offset.top,
    end: end + offset.left,
  };
}

/** The last line of the subject's text, in the coordinates of its own document. */
function lastLineOf({ element }: SubjectPlace): Box | null {
  const range = Document.prototype.createRange.call(ownerOf(element));
  range.selectNodeContents(element);
  const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  return boxes.at(-1) ?? null;
}

/** Whether the element in the middle of the line is the subject's. */
function isInSight({ element }: SubjectPlace, box: Box): boolean {
  const x = (box.left + box.right) / 2;
  const y = (box.top + box.bottom) / 2;
  const drawn = Document.prototype.elementFromPoint.call(ownerOf(element), x, y);
  return drawn !== null && (element.contains(drawn) || drawn.contains(element));
}

/** Where the frame's document begins in the window. */
function offsetOf(frame: Element | null): Corner {
  if (frame === null) return { left: 0, top: 0 };
  const { left, top } = frame.getBoundingClientRect();
  return { left: left + frame.clientLeft, top: top + frame.clientTop };
}

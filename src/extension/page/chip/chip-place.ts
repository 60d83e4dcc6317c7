import type { SubjectPlace } from '../../../webmail/page/subject-place.ts';

/** A rectangle in the window, in CSS pixels. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface ChipPosition {
  readonly left: number;
  readonly top: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between the subject and the chip, and between the chip and the window's edge. */
const GAP = 8;

/**
 * Behind the end of the subject, on its line; where there is no room, at the window's edge below it. null while the
 * subject is out of sight: scrolled away, or under something else.
 *
 * @param place null where the page does not show the subject: then the chip stands in the upper corner
 */
export function chipPosition(place: SubjectPlace | null, chip: Size, viewport: Size): ChipPosition | null {
  if (place === null) return { left: Math.max(GAP, viewport.width - chip.width - GAP), top: GAP };
  const box = lastLineOf(place);
  if (box === null || !isInSight(place, box)) return null;
  const offset = offsetOf(place.frame);
  const left = offset.left + box.right + GAP;
  const edge = viewport.width - chip.width - GAP;
  const middle = offset.top + (box.top + box.bottom) / 2;
  return left <= edge
    ? { left, top: middle - chip.height / 2 }
    : { left: Math.max(GAP, edge), top: offset.top + box.bottom };
}

/** The last line of the subject's text, in the coordinates of its own document. */
function lastLineOf({ element }: SubjectPlace): Box | null {
  const range = Document.prototype.createRange.call(ownerOf(element));
  range.selectNodeContents(element);
  const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  return boxes.at(-1) ?? null;
}

/** What is drawn in the middle of the line belongs to the subject's element. */
function isInSight({ element }: SubjectPlace, box: Box): boolean {
  const x = (box.left + box.right) / 2;
  const y = (box.top + box.bottom) / 2;
  const drawn = Document.prototype.elementFromPoint.call(ownerOf(element), x, y);
  return drawn !== null && (element.contains(drawn) || drawn.contains(element));
}

/** Where the frame's document begins in the window. */
function offsetOf(frame: Element | null): ChipPosition {
  if (frame === null) return { left: 0, top: 0 };
  const { left, top } = frame.getBoundingClientRect();
  return { left: left + frame.clientLeft, top: top + frame.clientTop };
}

function ownerOf(element: Element): Document {
  return Reflect.get(Node.prototype, 'ownerDocument', element) ?? window.document;
}

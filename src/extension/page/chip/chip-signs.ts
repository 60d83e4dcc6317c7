import type { ShownVerdict } from '../../../report/wording/verdict-words.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** The figures of the pages' verdict signs, drawn for 16 pixels; each is recognisable without colour. */
const FIGURES = {
  proven: 'm3.5 8.5 3 3 6-7',
  conditional: 'm2 9 2.4 2.4L9 5.6M10.3 6.2a2 2 0 1 1 2.9 1.8c-.7.4-.9.8-.9 1.5M12.3 12.2v.2',
  reported: 'M3 11.5c0-3 1.7-4.7 4.5-4.7h5M9.5 3.8l3 3-3 3',
  contradicted: 'M8 2.5v6.5M8 12.6v.4',
  claimed: 'M6.8 4.5C4.9 5.2 4 6.6 4 8.5v2.6h3V8H5.4m7.4-3.5C10.9 5.2 10 6.6 10 8.5v2.6h3V8h-1.6',
  absent: 'm4 4 8 8m0-8-8 8',
  undetermined: 'M5.3 5.8a2.7 2.7 0 1 1 4 2.4C8.4 8.7 8 9.2 8 10M8 12.9v.2',
} as const satisfies Record<ShownVerdict, string>;

/** The sign of a verdict as an image that is hidden from screen readers: the words next to it say the same. */
export function drawSign(document: Document, verdict: ShownVerdict): Element {
  const create = (name: 'svg' | 'path'): Element => Document.prototype.createElementNS.call(document, SVG, name);
  const svg = create('svg');
  const path = create('path');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', FIGURES[verdict]);
  svg.append(path);
  return svg;
}

import { vi } from 'vitest';

/** jsdom has no layout. Gives each element the place that a `left` of its own, or of one around it, would give it. */
export function layOutPages(): void {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function place(this: Element): DOMRect {
    const style = this.closest('[style*="left:"]')?.getAttribute('style') ?? '';
    return new DOMRect(Number(/left: ?(-?\d+)px/u.exec(style)?.[1] ?? 0), 0, 800, 600);
  });
}

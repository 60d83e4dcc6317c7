import { vi } from 'vitest';

/** jsdom has no layout. Gives each element the position that its own `left`, or an ancestor's, would give it. */
export function layOutPages(): void {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function place(this: Element): DOMRect {
    const style = this.closest('[style*="left:"]')?.getAttribute('style') ?? '';
    return new DOMRect(Number(/left: ?(-?\d+)px/u.exec(style)?.[1] ?? 0), 0, 800, 600);
  });
}

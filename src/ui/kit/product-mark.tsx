/**
 * The product's sign: a postmark, which shows where a message passed through. Drawn like icon.svg, without its
 * background.
 */
export function ProductMark() {
  return (
    <svg class="product-mark" viewBox="0 0 32 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="9" stroke-width="2.5" />
      <path d="M19.5 6q2.2-2 4.5 0t4.5 0M22 12q1.9-2 3.8 0t3.8 0M19.5 18q2.2-2 4.5 0t4.5 0" stroke-width="2" />
      <circle class="product-mark-relay" cx="12" cy="12" r="3.5" />
    </svg>
  );
}

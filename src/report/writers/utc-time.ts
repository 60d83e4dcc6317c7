/** An instant as "2026-11-23 19:46:21 UTC"; null for one outside the range of dates. */
export function utcTime(instant: number): string | null {
  if (!(Math.abs(instant) <= 8.64e15)) return null;
  return `${new Date(instant)
    .toISOString()
    .replace('T', ' ')
    .replace(/(?:\.000)?Z$/, '')} UTC`;
}

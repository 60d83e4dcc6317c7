/**
 * The stages between a click and its answer, as User Timing marks of the popup, for `npm run bench:click` and the
 * browser's own profiler. Times count from the moment when the browser opened the popup.
 */
export const STAGES = ['script', 'source', 'judged', 'painted'] as const;

type Stage = (typeof STAGES)[number];

/** Marks that a stage is reached. */
export function markStage(stage: Stage): void {
  performance.mark(stage);
}

/** Marks the first frame that shows what was just drawn. */
export function markPainted(): void {
  requestAnimationFrame(() => setTimeout(() => markStage('painted')));
}

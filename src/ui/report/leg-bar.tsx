import type { TimelineLeg } from './timeline.ts';

/**
 * The leg to one hop as a bar on the time axis of the whole route. Positions are attributes of the drawing: the pages'
 * policy allows no style attributes.
 */
export function LegBar({ leg: { span, backwards } }: { readonly leg: TimelineLeg }) {
  return (
    <svg class={backwards ? 'leg-bar leg-backwards' : 'leg-bar'} aria-hidden="true" focusable="false">
      <line class="leg-track" x1="0" x2="100%" y1="50%" y2="50%" />
      {span !== null && (
        <>
          <line class="leg-span" x1={percent(span.from)} x2={percent(span.to)} y1="50%" y2="50%" />
          <circle class="leg-end" cx={percent(backwards ? span.from : span.to)} cy="50%" r="4" />
        </>
      )}
    </svg>
  );
}

/** Leaves room at both ends, so that the first and the last station are drawn completely. */
function percent(place: number): string {
  return `${2 + place * 96}%`;
}

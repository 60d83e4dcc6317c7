import type { ShownVerdict } from '../../report/wording/verdict-words.ts';

/**
 * The sign of a verdict, drawn as a postmark. Frame and figure differ for each verdict, so that it is recognisable
 * without colour: double ring (proven), heavy ring (no), single ring (reported by another server), octagon (posing),
 * dashes (unknown).
 */
export function VerdictSign({ sign }: { readonly sign: ShownVerdict | 'reading' | 'failure' }) {
  return (
    <svg class="verdict-sign" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      {FRAMES[sign]}
      {FIGURES[sign]}
    </svg>
  );
}

const doubleRing = (
  <>
    <circle cx="24" cy="24" r="22" stroke-width="2" />
    <circle cx="24" cy="24" r="17.5" stroke-width="1" />
  </>
);
const ring = <circle cx="24" cy="24" r="21.5" stroke-width="2" />;
const heavyRing = <circle cx="24" cy="24" r="20.75" stroke-width="3.5" />;
const dashedRing = <circle cx="24" cy="24" r="21.5" stroke-width="2" stroke-dasharray="5.3 4.35" />;
const octagon = <path d="M15.3 3h17.4L45 15.3v17.4L32.7 45H15.3L3 32.7V15.3Z" stroke-width="2.5" />;

const FRAMES = {
  proven: doubleRing,
  conditional: dashedRing,
  reported: ring,
  contradicted: octagon,
  claimed: dashedRing,
  absent: heavyRing,
  undetermined: dashedRing,
  reading: dashedRing,
  failure: ring,
};

const FIGURES = {
  proven: <path d="m15.5 24.8 6 6.2 11.5-13.5" stroke-width="3.5" />,
  /* A tick with a question mark. */
  conditional: (
    <path d="m10.5 25.2 5 5.2 9-11M29 19.6a4 4 0 1 1 5.6 3.7c-1.2.6-1.7 1.5-1.7 2.9M32.9 31v.4" stroke-width="3" />
  ),
  /* An arrow that turns and goes on. */
  reported: <path d="M13.5 31.5c0-7 4-11 10.5-11h9.5m-6.5-7 7 7-7 7" stroke-width="3" />,
  contradicted: <path d="M24 12.5v14.5M24 33.4v.6" stroke-width="4" />,
  /* Quotation marks: someone says so. */
  claimed: (
    <path d="M21 17c-4 1.4-6 4.4-6 8.4v4.6h6.4v-6.4H18m15-6.6c-4 1.4-6 4.4-6 8.4v4.6h6.4v-6.4H30" stroke-width="2.2" />
  ),
  absent: <path d="m17.5 17.5 13 13m0-13-13 13" stroke-width="3.5" />,
  undetermined: <path d="M18.5 19a5.5 5.5 0 1 1 8 5c-1.7.9-2.5 2-2.5 4M24 34v.4" stroke-width="3.2" />,
  reading: <path d="M15 24h.1M24 24h.1M33 24h.1" stroke-width="4.5" />,
  failure: <path d="M13.5 17h21v14.5h-21ZM14 17.5l10 8 10-8" stroke-width="2.4" />,
};

import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';

/** Identifier of a header field's place in the raw source, for links to it. */
export function fieldAnchor(fieldIndex: number): string {
  return `field-${fieldIndex}`;
}

/** Whether a fragment of the address points to a place in the report: a field of the raw source, or a section. */
export function isPlaceInReport(fragment: string): boolean {
  return /^(?:field-\d+|section-[a-z]+)$/.test(fragment);
}

interface SourceLinkProps {
  /** Index of the header field. */
  readonly field: number;
  /** What the link leads to, for screen readers: a page has many of these links. */
  readonly about: string;
}

/** "Show in source": the link from a fact to the line in which it was found. */
export function SourceLink({ field, about }: SourceLinkProps) {
  return (
    <a class="source-link" href={`#${fieldAnchor(field)}`}>
      {say('show_in_source')}
      <span class="for-screen-readers">
        {': '}
        <VisibleText text={about} />
      </span>
    </a>
  );
}

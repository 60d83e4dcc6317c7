import { VisibleText } from '../kit/visible-text.tsx';

interface RawFieldProps {
  /** The field verbatim. */
  readonly raw: string;
  /** Texts to mark in it: what the evidence matched. */
  readonly matches: readonly string[];
}

/** A raw field with the parts that count marked. */
export function RawField({ raw, matches }: RawFieldProps) {
  return (
    <pre class="raw-field" dir="ltr">
      {cutAtMatches(raw, matches).map((part, place) =>
        place % 2 === 1 ? (
          <mark key={place}>
            <VisibleText text={part} multiline />
          </mark>
        ) : (
          part !== '' && <VisibleText key={place} text={part} multiline />
        ),
      )}
    </pre>
  );
}

/**
 * Splits the text into unmarked parts at even indexes and matches at odd indexes; case is ignored, the longest match
 * wins.
 */
export function cutAtMatches(text: string, matches: readonly string[]): string[] {
  const alternatives = [...new Set(matches)]
    .filter((match) => match !== '')
    .toSorted((a, b) => b.length - a.length)
    .map(escapePattern);
  return alternatives.length === 0 ? [text] : text.split(new RegExp(`(${alternatives.join('|')})`, 'iu'));
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}

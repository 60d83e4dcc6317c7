import { VisibleText } from '../kit/visible-text.tsx';

interface RawFieldProps {
  /** The field as it stood in the source. */
  readonly raw: string;
  /** Texts in it to mark: what the evidence was found by. */
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

/** The text cut into unmarked parts at even places and matches at odd places; case does not matter, the longest match wins. */
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

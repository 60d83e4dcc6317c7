import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { WordsPart } from './word-parts.ts';
import { loadMoreWords, speaksPart } from './words.ts';

/** A component that can be fetched before it is first drawn, and then appears at once. */
export interface LazyPart<Props> extends FunctionComponent<Props> {
  /** Fetches its code and words. Resolves even if that fails. */
  readonly prefetch: () => Promise<void>;
}

/**
 * A component whose code and words are fetched when it is first drawn. Until then, and if they cannot be fetched
 * because the extension was updated under its page, `Waiting` is drawn in its place; the rest of the page does not
 * wait.
 *
 * @param load imports the component: `async () => (await import('./it.tsx')).It`
 * @param words the parts of the words that it uses, besides those that its page already has
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  words: readonly WordsPart[],
  Waiting: ComponentType = Nothing,
): LazyPart<Props> {
  let Part: ComponentType<Props> | null = null;
  const isReady = (): boolean => Part !== null && words.every(speaksPart);
  const prefetch = async (): Promise<void> => {
    try {
      [Part] = await Promise.all([load(), ...words.map(loadMoreWords)]);
    } catch {
      // The part is not drawn, and its place keeps showing `Waiting`.
    }
  };
  function LatePart(props: Props) {
    const [, setReady] = useState(isReady());
    const ready = isReady();
    useEffect(() => {
      if (ready) return undefined;
      let gone = false;
      void prefetch().then(() => {
        if (!gone && isReady()) setReady(true);
      });
      return () => {
        gone = true;
      };
    }, [ready]);
    return Part === null || !ready ? <Waiting /> : <Part {...props} />;
  }
  return Object.assign(LatePart, { prefetch });
}

function Nothing(): null {
  return null;
}

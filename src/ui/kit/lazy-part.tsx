import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadMoreWords, speaksPart, type WordsPart } from './words.ts';

/**
 * A component whose code and words are fetched when it is first drawn. Until then, and where they cannot be fetched
 * because the extension was updated under its page, `Waiting` is drawn in its place; the rest of the page does not wait.
 *
 * @param load imports the component: `async () => (await import('./it.tsx')).It`
 * @param words the parts of the words that it speaks, beside those that its page already has
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  words: readonly WordsPart[],
  Waiting: ComponentType = Nothing,
): FunctionComponent<Props> {
  let Part: ComponentType<Props> | null = null;
  return function LazyPart(props: Props) {
    const [, setReady] = useState(Part !== null);
    const ready = Part !== null && words.every(speaksPart);
    useEffect(() => {
      if (ready) return undefined;
      let gone = false;
      Promise.all([load(), ...words.map(loadMoreWords)]).then(
        ([loaded]) => {
          Part = loaded;
          if (!gone) setReady(true);
        },
        () => undefined,
      );
      return () => {
        gone = true;
      };
    }, [ready]);
    return Part === null || !ready ? <Waiting /> : <Part {...props} />;
  };
}

function Nothing(): null {
  return null;
}

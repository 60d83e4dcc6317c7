import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Fetches what draws a part of a page, with its words. */
export type LoadPart<Props> = () => Promise<ComponentType<Props>>;

interface LaterProps<Props extends object> {
  readonly load: LoadPart<Props>;
  readonly wanted: boolean;
  readonly props: Props;
}

/**
 * The place of a part that not every message needs: fetched with the first message that wants it, from then on it stays.
 * What stands around it does not wait.
 */
export function Later<Props extends object>({ load, wanted, props }: LaterProps<Props>) {
  const [part, setPart] = useState<{ readonly Part: ComponentType<Props> } | null>(null);
  const missing = wanted && part === null;
  useEffect(() => {
    if (missing) {
      load().then(
        (Part) => setPart({ Part }),
        // The extension was updated under its page: there is nothing to fetch any more.
        () => undefined,
      );
    }
  }, [missing, load]);
  return part === null ? null : <part.Part {...props} />;
}

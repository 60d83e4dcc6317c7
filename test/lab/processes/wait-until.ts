/** The first pause between two looks at a condition; each next one is longer, up to the longest. */
const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 100;
const GROWTH = 1.3;
/** Four minutes of pauses: what takes five seconds on a quiet machine may take a hundred under heavy load. */
const USUAL_LOOKS = 2400;

/**
 * Checks a condition repeatedly until it holds, and returns what it found.
 *
 * @param what names the condition for the error message: "the message list"
 * @param probe one look; undefined, null or false mean "not yet". An exception ends the wait.
 * @param looks after this many failures an Error names the condition. They are counted, not timed: on a busy machine
 *   each look takes longer, and so does what is waited for.
 */
export async function waitUntil<T>(
  what: string,
  probe: () => T | Promise<T>,
  looks = USUAL_LOOKS,
): Promise<Exclude<T, undefined | null | false>> {
  let pause = FIRST_PAUSE_MS;
  for (let look = 1; ; look++) {
    const found = await probe();
    if (isThere(found)) return found;
    if (look >= looks) throw new Error(`Looked ${looks} times for ${what} and did not find it`);
    const length = pause;
    await new Promise((resolve) => setTimeout(resolve, length));
    pause = Math.min(pause * GROWTH, LONGEST_PAUSE_MS);
  }
}

/**
 * Repeats assertions until they hold, and returns what they return: for a state that settles some time after the one
 * that was waited for. Fails as the last attempt failed.
 */
export async function eventually<T>(assertions: () => T | Promise<T>): Promise<T> {
  let last: unknown;
  const look = async (): Promise<{ readonly value: T } | null> => {
    try {
      return { value: await assertions() };
    } catch (error) {
      last = error;
      return null;
    }
  };
  const { value } = await waitUntil('assertions to hold', look).catch(() => {
    throw last;
  });
  return value;
}

function isThere<T>(found: T): found is Exclude<T, undefined | null | false> {
  return found !== undefined && found !== null && found !== false;
}

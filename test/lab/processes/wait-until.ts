/** The first pause between two looks at a condition; each next one is longer, up to the longest. */
const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 50;
const GROWTH = 1.3;
/** Two minutes of pauses: what takes five seconds on a quiet machine may take a hundred under heavy load. */
const USUAL_LOOKS = 2400;

/**
 * Checks a condition repeatedly until it holds, and returns what it found.
 *
 * @param what names the condition for the error message: "the message list"
 * @param probe one look; undefined, null or false mean "not yet". An exception ends the wait.
 * @param looks after this many failures an Error names the condition. They are counted, not timed: on a busy machine
 * each
 *   look takes longer, and so does what is waited for.
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
    if (look >= looks) throw new Error(`Looked ${looks} times in vain for ${what}`);
    const length = pause;
    await new Promise((resolve) => setTimeout(resolve, length));
    pause = Math.min(pause * GROWTH, LONGEST_PAUSE_MS);
  }
}

function isThere<T>(found: T): found is Exclude<T, undefined | null | false> {
  return found !== undefined && found !== null && found !== false;
}

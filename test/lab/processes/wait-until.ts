/** Pause between two looks at a condition. */
const PAUSE_MS = 50;
/** Two minutes of pauses: what takes five seconds on a quiet machine may take a hundred at load 20. */
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
  for (let look = 1; ; look++) {
    const found = await probe();
    if (isThere(found)) return found;
    if (look >= looks) throw new Error(`Looked ${looks} times in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

function isThere<T>(found: T): found is Exclude<T, undefined | null | false> {
  return found !== undefined && found !== null && found !== false;
}

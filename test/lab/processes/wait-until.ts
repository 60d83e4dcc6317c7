/** Pause between two looks at a condition. */
const PAUSE_MS = 50;

/**
 * Looks at a condition again and again until it holds, and hands back what it found.
 *
 * @param what names the condition for the error message: "the message list"
 * @param probe one look; undefined, null or false mean "not yet". An exception ends the wait.
 * @param timeoutMs after this long without success an Error names the condition.
 */
export async function waitUntil<T>(
  what: string,
  probe: () => T | Promise<T>,
  timeoutMs = 40_000,
): Promise<Exclude<T, undefined | null | false>> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const found = await probe();
    if (isThere(found)) return found;
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

function isThere<T>(found: T): found is Exclude<T, undefined | null | false> {
  return found !== undefined && found !== null && found !== false;
}

/** The shortest pause between two looks at a page, in milliseconds. */
export const PAUSE_MS = 200;

/** The largest share of the time spent on looks: after a look of 10 ms the next one comes 500 ms later. */
const SHARE = 0.02;

/**
 * The longest pause: a look of more than 40 ms was held up (by the layout of a large message, by a busy machine), and a
 * longer pause would keep showing the answer to a message that the user has left.
 */
const LONGEST_PAUSE_MS = 2000;

/**
 * On a page that is not a webmail (yet), looks come this long after the script started, and then only after user input.
 */
const LATE_LOOKS_MS = [1000, 2000, 4000, 8000, 16_000] as const;

/** Events after which the same document may show another page. */
const NAVIGATION = ['hashchange', 'popstate', 'pageshow', 'visibilitychange'] as const;

/** Events after which the webmail may replace a sign-in form without a new document: a click, or the Enter key. */
const ACTS = ['click', 'keyup'] as const;

/** Anything in a document that is added, removed, or changed. */
export const ANY_CHANGE: MutationObserverInit = { childList: true, subtree: true, characterData: true };

export interface Looking {
  /** Schedules another look. */
  readonly soon: () => void;
  /** Looks at once, unless the page is hidden. */
  readonly now: () => void;
}

/**
 * Calls `look` whenever the page may show something else: at once, after navigation, and, while it reports a webmail,
 * after changes of the document. Changes that come together cause one look; a hidden page is not examined until it is
 * visible again. Ends with the signal.
 *
 * @param look returns whether the page is a webmail
 */
export function keepLooking(look: () => boolean, signal: AbortSignal): Looking {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let pause = PAUSE_MS;
  let isWebmail = false;

  const lookNow = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (signal.aborted || isHidden()) return;
    const began = performance.now();
    const found = look();
    pause = Math.min(Math.max(PAUSE_MS, (performance.now() - began) / SHARE), LONGEST_PAUSE_MS);
    if (found !== isWebmail) {
      isWebmail = found;
      if (isWebmail) observer.observe(window.document, ANY_CHANGE);
      else observer.disconnect();
    }
  };
  const soon = (): void => {
    timer ??= setTimeout(lookNow, pause);
  };
  const soonIfUnknown = (): void => {
    if (!isWebmail) soon();
  };
  const observer = new MutationObserver(soon);

  for (const event of NAVIGATION) window.addEventListener(event, soon, { signal });
  for (const act of ACTS) window.addEventListener(act, soonIfUnknown, { signal, capture: true, passive: true });
  // Listens for frames that have loaded, such as Roundcube's preview. Their event does not bubble, and does not reach
  // the window.
  EventTarget.prototype.addEventListener.call(window.document, 'load', soon, { signal, capture: true });
  const late = LATE_LOOKS_MS.map((delay) => setTimeout(soonIfUnknown, delay));
  signal.addEventListener('abort', () => {
    observer.disconnect();
    for (const each of [...late, timer]) if (each !== null) clearTimeout(each);
  });
  lookNow();
  return { soon, now: lookNow };
}

function isHidden(): boolean {
  // Read from the prototype, because `<img name="visibilityState">` hides the document's own property.
  return Reflect.get(Document.prototype, 'visibilityState', window.document) === 'hidden';
}

import { waitUntil } from '../processes/wait-until.ts';

/** A document in which something is waited for. */
interface Watched {
  /** The value of an expression in it. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** The errors in it that its browser has recorded: exceptions, console errors, requests that failed. */
  readonly troubles: () => Promise<readonly string[]>;
}

/** Describes the document in which what was waited for did not happen. */
const DESCRIPTION = `location.href + ' (' + document.readyState + ', ' + document.visibilityState + ') shows: ' +
  ((document.body?.innerText ?? '').trim().slice(0, 300) || 'nothing')`;

/**
 * Evaluates an expression in a document repeatedly until it is true. A document that cannot answer at the moment,
 * because it is being replaced, counts as "not yet". The error of a wait that fails says what the document shows
 * instead, and what went wrong in it.
 */
export async function waitForExpression({ evaluate, troubles }: Watched, expression: string): Promise<void> {
  const isTrue = (): Promise<boolean> => evaluate(expression).then(Boolean, () => false);
  try {
    await waitUntil(expression, isTrue);
  } catch (error) {
    const state = await evaluate(DESCRIPTION).catch(String);
    const wrong = await troubles().catch((reason: unknown) => [`(its errors are not known: ${String(reason)})`]);
    throw new Error([String(error), String(state), ...wrong].join('\n'), { cause: error });
  }
}

/** The error of a wait for a tab that failed, with the addresses of the tabs that exist. */
export function withTabs(error: unknown, urls: readonly string[]): Error {
  return new Error(`${String(error)}\nThere are: ${urls.join(' ')}`, { cause: error });
}

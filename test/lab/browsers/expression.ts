import { waitUntil } from '../processes/wait-until.ts';

/** A description of a document in which something did not happen. */
const DESCRIPTION = `location.href + ' shows: ' + (document.body?.innerText ?? '').trim().slice(0, 300)`;

/**
 * Evaluates an expression in a document repeatedly until it is true. A document that cannot answer at the moment,
 * because it is being replaced, counts as "not yet".
 */
export async function waitForExpression(
  evaluate: (expression: string) => Promise<unknown>,
  expression: string,
): Promise<void> {
  const isTrue = (): Promise<boolean> => evaluate(expression).then(Boolean, () => false);
  try {
    await waitUntil(expression, isTrue);
  } catch (error) {
    const state = await evaluate(DESCRIPTION).catch(String);
    throw new Error(`${String(error)}\n${String(state)}`, { cause: error });
  }
}

import { waitUntil } from '../processes/wait-until.ts';

/**
 * Evaluates an expression in a document again and again until it is true. A document that cannot answer at a moment,
 * because it is being replaced, counts as "not yet".
 */
export async function waitForExpression(
  evaluate: (expression: string) => Promise<unknown>,
  expression: string,
): Promise<void> {
  let refusal: unknown;
  const isTrue = async (): Promise<boolean> => {
    try {
      return Boolean(await evaluate(expression));
    } catch (error) {
      refusal = error;
      return false;
    }
  };
  try {
    await waitUntil(expression, isTrue);
  } catch (error) {
    throw refusal === undefined ? error : new Error(String(error), { cause: refusal });
  }
}

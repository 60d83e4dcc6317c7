import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { View } from './browser.ts';
import { property, textProperty } from './property.ts';

/** axe's rules for WCAG 2.0, 2.1 and 2.2, levels A and AA. */
const ALL_RULES = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };

/** Those of them that compare colours. */
const COLOUR_RULES = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/**
 * Runs axe-core inside a real document, with its styles and theme, and returns one line per violation: rule, element
 * and why; empty if there are none. The pages' own policy forbids foreign script elements, so axe is injected as
 * evaluated text.
 *
 * @param what only the colours, for a page that has been examined in other ones
 */
export async function violationsOf(view: View, what: 'all' | 'colours' = 'all'): Promise<string[]> {
  const rules = what === 'all' ? ALL_RULES : COLOUR_RULES;
  await view.evaluate(`void (() => { if (window.axe === undefined) { ${AXE}\n } window.axeOutcome = undefined; })()`);
  await view.evaluate(`void window.axe
    .run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })
    .then(
      ({ violations, passes }) => ({
        passes: passes.length,
        violations: violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => id + ': ' + target.join(' ') + ': ' + failureSummary)),
      }),
      (error) => ({ error: String(error) }),
    )
    .then((outcome) => { window.axeOutcome = outcome; })`);
  await view.waitFor('window.axeOutcome !== undefined');
  const outcome = await view.evaluate('window.axeOutcome');
  const violations = property(outcome, 'violations');
  // A check that examined nothing finds nothing wrong.
  if (!Array.isArray(violations) || Number(property(outcome, 'passes')) === 0) {
    throw new Error(`axe-core did not run: ${textProperty(outcome, 'error')}`);
  }
  return violations.map(String);
}

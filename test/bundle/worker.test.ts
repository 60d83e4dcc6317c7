import { describe, expect, it } from 'vitest';
import { TARGETS, textOf, withStaticImports } from './packages.ts';

describe.each(TARGETS)('the worker of the table, in the package for %s', (target) => {
  it('loads nothing that needs a page or the browser’s interface: a worker has neither', () => {
    const loaded = withStaticImports(target, 'messages-worker.js');
    expect(loaded.length).toBeGreaterThan(3);
    for (const file of loaded) {
      const text = textOf(target, file);
      // The polyfill throws if there is no such interface.
      expect(text, file).not.toContain('This script should only be loaded in a browser extension');
      expect(text, file).not.toMatch(/\bdocument\.(?:createElement|body|querySelector)/u);
    }
  });
});

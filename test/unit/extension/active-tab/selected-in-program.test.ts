// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { selectedInProgram } from '../../../../src/extension/active-tab/selected-in-program.ts';

beforeEach(() => {
  Object.defineProperty(Element.prototype, 'checkVisibility', {
    configurable: true,
    value(this: HTMLElement) {
      return this.style.display !== 'none';
    },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(Element.prototype, 'checkVisibility');
});

/** Puts lines into the page. */
function draw(className: string, texts: readonly string[]): HTMLElement[] {
  const lines = texts.map((text) => {
    const line = document.createElement('div');
    line.className = className;
    line.textContent = text;
    return line;
  });
  document.body.replaceChildren(...lines);
  return lines;
}

describe('what a webmail’s program says is selected', () => {
  it('in SnappyMail is the message of each checked line', () => {
    const [, hidden] = draw('messageListItem checked', ['Order', 'Hidden', 'Another']);
    if (hidden !== undefined) hidden.style.display = 'none';
    const dataFor = (line: HTMLElement) => ({ requestHash: `id-${line.textContent}`, subject: () => line.textContent });
    vi.stubGlobal('ko', { dataFor });
    expect(selectedInProgram('snappymail')).toEqual([
      { id: 'id-Order', subject: 'Order' },
      { id: 'id-Another', subject: 'Another' },
    ]);
  });

  it('in MailHog is the whole list', () => {
    draw('msglist-message row', ['1', '2']);
    const element = (line: HTMLElement) => ({ scope: () => ({ message: { ID: `${line.textContent}=@mailhog` } }) });
    vi.stubGlobal('angular', { element });
    expect(selectedInProgram('mailhog')).toEqual([
      { id: '1=@mailhog', subject: null },
      { id: '2=@mailhog', subject: null },
    ]);
  });

  it('is nothing if the program is another one, or throws', () => {
    draw('messageListItem checked msglist-message', ['Order']);
    for (const webmail of ['sogo', 'mailhog', 'roundcube', '']) {
      expect(JSON.stringify(selectedInProgram(webmail))).not.toContain('Order');
    }
    const trap = () => {
      throw new Error('changed');
    };
    vi.stubGlobal('angular', { element: trap });
    vi.stubGlobal('ko', { dataFor: trap });
    expect(['snappymail', 'mailhog'].map(selectedInProgram)).toEqual([[], []]);
  });
});

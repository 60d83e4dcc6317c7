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

/** SOGo's program with this folder on the screen. */
function sogo(selectedFolder: unknown): void {
  const get = (service: string): unknown => (service === 'Mailbox' ? { selectedFolder } : undefined);
  vi.stubGlobal('angular', { element: () => ({ injector: () => ({ get }) }) });
}

describe('what a webmail’s program says is selected', () => {
  it('in SOGo is the selection of the folder shown, with ids as in its addresses', () => {
    sogo({
      path: 'INBOX/A&B C',
      $account: { id: 0 },
      $selectedMessages: [
        { uid: 12, subject: 'Order' },
        { uid: 14, subject: 'Another' },
      ],
    });
    expect(selectedInProgram('sogo')).toEqual([
      { id: '0/INBOX%25252FA%252526B%252520C/12', subject: 'Order' },
      { id: '0/INBOX%25252FA%252526B%252520C/14', subject: 'Another' },
    ]);
  });

  it('in a SOGo search is the selection of each folder', () => {
    const folder = (path: string, uid: number) => ({ path, $account: { id: 1 }, $selectedMessages: [{ uid }] });
    sogo({ $mailboxes: [folder('INBOX', 1), folder('Sent', 2)] });
    expect(selectedInProgram('sogo')).toEqual([
      { id: '1/INBOX/1', subject: null },
      { id: '1/Sent/2', subject: null },
    ]);
  });

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
    expect(['sogo', 'snappymail', 'mailhog'].map(selectedInProgram)).toEqual([[], [], []]);
  });
});

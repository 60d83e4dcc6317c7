import type { MessagingRuntime } from '../../../src/extension/page/content-runtime.ts';

type PageListener = (message: unknown, sender: unknown, respond: (answer: unknown) => void) => void;

/** The extension as a script in a page sees it. Messages are serialised as JSON, as in Chrome. */
export class PageRuntimeDouble implements MessagingRuntime {
  id?: string = 'relay-inspector@test';
  readonly #listeners = new Set<PageListener>();
  /** What the page reported, oldest first. */
  readonly said: unknown[] = [];
  /** How the background answers. */
  answer: (says: unknown) => unknown = () => ({ type: 'automatic/done' });

  readonly onMessage = {
    addListener: (listener: PageListener): void => void this.#listeners.add(listener),
    removeListener: (listener: PageListener): void => {
      if (this.id === undefined) throw new Error('Extension context invalidated.');
      this.#listeners.delete(listener);
    },
  };

  /** Throws at once if the extension is gone, as in Chrome. */
  readonly sendMessage = (message: unknown): Promise<unknown> => {
    this.said.push(JSON.parse(JSON.stringify(message)));
    if (this.id === undefined) throw new Error('Extension context invalidated.');
    return Promise.resolve(message).then(this.answer);
  };

  /** The extension is removed or updated under the page. */
  leave(): void {
    delete this.id;
  }

  get listens(): boolean {
    return this.#listeners.size > 0;
  }

  /** Sends a message from the background to the page; returns the page's answer. */
  tell(message: unknown): unknown {
    let answer: unknown;
    for (const listener of this.#listeners) {
      listener(message, {}, (given) => {
        answer = given;
      });
    }
    return answer;
  }
}

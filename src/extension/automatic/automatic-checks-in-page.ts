import type { Webmail, WebmailPage } from '../../webmail/adapter.ts';
import { quietly } from '../../webmail/page-dom.ts';
import { addFurtherWebmails } from '../../webmail/registry.ts';
import { findSubject } from '../../webmail/subject-place.ts';
import { bytesToText } from '../byte-text.ts';
import { Chip } from '../chip/chip.ts';
import type { MessagingRuntime } from '../content-runtime.ts';
import { type ChipContent, isAskAgain, type PageSays, parseBackgroundAnswer } from './automatic-protocol.ts';
import { type FollowedMessage, followMessages } from './follow-messages.ts';
import type { Looking } from './keep-looking.ts';

/** Checks each message that is opened in this page, until it is stopped or its extension is gone. */
export class AutomaticChecks {
  readonly #runtime: MessagingRuntime;
  readonly #end = new AbortController();
  readonly #looking: Looking;
  /** What is open and was read. */
  #message: FollowedMessage | null = null;
  /** The background shows something of this page. */
  #isShown = true;
  #askedForWebmails = false;
  #chip: Chip | null = null;
  /** The message whose chip the user has put away. */
  #dismissedKey: string | null = null;

  constructor(runtime: MessagingRuntime) {
    this.#runtime = runtime;
    runtime.onMessage.addListener(this.#onMessage);
    this.#looking = followMessages(
      look,
      {
        opened: (message) => {
          this.#message = message;
          void this.#judge(message);
        },
        nothing: () => {
          this.#message = null;
          this.#removeChip();
          this.#tellNothing();
        },
        still: () => this.#chip?.moveSoon(),
        unknownPage: () => {
          if (!this.#askedForWebmails) void this.#say({ type: 'automatic/unknown-page' });
          this.#askedForWebmails = true;
        },
      },
      this.#end.signal,
    );
  }

  addWebmails(webmails: readonly Webmail[]): void {
    addFurtherWebmails(webmails);
    this.#looking.soon();
  }

  stop(): void {
    this.#end.abort();
    this.#runtime.onMessage.removeListener(this.#onMessage);
    this.#removeChip();
  }

  readonly #onMessage = (message: unknown): void => {
    if (!isAskAgain(message)) return;
    if (this.#message !== null) {
      void this.#judge(this.#message);
    } else {
      this.#isShown = true;
      this.#tellNothing();
    }
  };

  async #judge(message: FollowedMessage): Promise<void> {
    this.#isShown = true;
    const answer = await this.#say({ type: 'automatic/judge', source: bytesToText(message.source) });
    if (answer?.type !== 'automatic/verdict' || this.#message !== message) return;
    this.#removeChip();
    if (answer.chip !== null && message.ref.key !== this.#dismissedKey) this.#showChip(message, answer.chip);
  }

  #tellNothing(): void {
    if (this.#isShown) void this.#say({ type: 'automatic/nothing' });
    this.#isShown = false;
  }

  /** The background's answer; null where it gave none. Stops where it says so, or is not there any more. */
  async #say(says: PageSays): Promise<ReturnType<typeof parseBackgroundAnswer>> {
    if (this.#end.signal.aborted) return null;
    try {
      const answer = parseBackgroundAnswer(await this.#runtime.sendMessage(says));
      if (answer?.type === 'automatic/stop') this.stop();
      return answer;
    } catch {
      // The extension was removed or updated under the page; a new one brings a new script.
      this.stop();
      return null;
    }
  }

  #showChip({ webmail, ref, source }: FollowedMessage, content: ChipContent): void {
    const findPlace = () => quietly(() => findSubject(look(), ref.subject ?? '', webmail.bodies), null);
    // A page can make anything throw that touches it; then it has no chip, and the toolbar button has the answer.
    this.#chip = quietly(
      () =>
        new Chip(window.document, content, findPlace, {
          pressed: () => {
            const { id, title } = webmail;
            void this.#say({
              type: 'automatic/open',
              source: bytesToText(source),
              webmail: { id, title },
              message: ref,
            });
          },
          dismissed: () => {
            this.#dismissedKey = ref.key;
            this.#removeChip();
          },
        }),
      null,
    );
  }

  #removeChip(): void {
    this.#chip?.remove();
    this.#chip = null;
  }
}

/** `window.location` and `window.document` cannot be replaced by a page's named elements; what is below them can. */
function look(): WebmailPage {
  return { url: new URL(window.location.href), document: window.document };
}

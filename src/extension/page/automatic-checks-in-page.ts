import type { MessageRef, Webmail, WebmailPage } from '../../webmail/contract/adapter.ts';
import { addFurtherWebmails } from '../../webmail/reader/registry.ts';
import { findSubject } from '../../webmail/page/subject-place.ts';
import { bytesToText } from '../wire/byte-text.ts';
import { Chip, removeForsakenChips } from './chip/chip.ts';
import type { MessagingRuntime } from './content-runtime.ts';
import {
  type BackgroundAnswers,
  type ChipContent,
  isAskAgain,
  type PageSays,
  parseBackgroundAnswer,
  parseStillOpen,
} from '../wire/automatic-protocol.ts';
import { type FollowedMessage, followMessages } from './follow-messages.ts';
import type { Looking } from './keep-looking.ts';
import { quietly } from '../../webmail/page/page-dom.ts';

/** Checks each message that is opened in this page, until it is stopped or its extension is gone. */
export class AutomaticChecks {
  readonly #runtime: MessagingRuntime;
  readonly #end = new AbortController();
  readonly #looking: Looking;
  /** What is open and was read. */
  #message: FollowedMessage | null = null;
  /** The same as the page shows it now. */
  #ref: MessageRef | null = null;
  /** The last word about it. */
  #reading = '';
  /** The background was told of a message. */
  #isShown = false;
  #chip: Chip | null = null;
  /** The message whose chip the user has put away. */
  #dismissedKey: string | null = null;

  constructor(runtime: MessagingRuntime) {
    this.#runtime = runtime;
    removeForsakenChips(window.document);
    runtime.onMessage.addListener(this.#onMessage);
    window.addEventListener('pageshow', this.#onPageShow, { signal: this.#end.signal });
    this.#looking = followMessages(
      () => this.#look(),
      {
        opened: (message) => {
          this.#message = message;
          this.#ref = message.ref;
          void this.#judge(message);
        },
        nothing: () => this.#forget(),
        still: (ref) => {
          this.#ref = ref;
          this.#chip?.moveSoon();
        },
      },
      this.#end.signal,
    );
  }

  /** Of a page that no webmail claims nothing is ever judged here, so that nobody needs to read it. */
  addWebmails(webmails: readonly Webmail[]): void {
    addFurtherWebmails(webmails);
    this.#looking.soon();
  }

  stop(): void {
    this.#end.abort();
    this.#removeChip();
    // Where the extension is gone, its interfaces may be, too.
    quietly(() => this.#runtime.onMessage.removeListener(this.#onMessage), undefined);
  }

  /**
   * `window.location` and `window.document` cannot be replaced by a page's named elements; what is below them can.
   * Chrome lets a script go on whose extension was updated under the page: it ends with its next look.
   */
  #look(): WebmailPage {
    if (!this.#isExtensionThere()) this.stop();
    this.#end.signal.throwIfAborted();
    return { url: new URL(window.location.href), document: window.document };
  }

  readonly #onMessage = (message: unknown, _sender: unknown, respond: (answer: unknown) => void): void => {
    if (isAskAgain(message)) this.#speakAgain();
    const stillOpen = parseStillOpen(message);
    if (stillOpen === null) return;
    // The user may have moved on since the page was looked at last.
    this.#looking.now();
    respond(this.#message !== null && stillOpen.reading === this.#reading);
  };

  /** A page that comes back as it was left has no verdict on the toolbar button: that went with the navigation. */
  readonly #onPageShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.#speakAgain();
  };

  #speakAgain(): void {
    if (this.#message === null) this.#tellNothing();
    else void this.#judge(this.#message);
  }

  async #judge(message: FollowedMessage): Promise<void> {
    this.#isShown = true;
    this.#reading = String(Math.random());
    const source = bytesToText(message.source);
    const answer = await this.#say({ type: 'automatic/judge', source, origin: message.origin, reading: this.#reading });
    if (answer?.type !== 'automatic/verdict' || this.#message !== message) return;
    this.#removeChip();
    if (answer.chip !== null && message.ref.key !== this.#dismissedKey) this.#showChip(message, answer.chip);
  }

  #forget(): void {
    this.#message = null;
    this.#ref = null;
    this.#removeChip();
    if (this.#isShown) this.#tellNothing();
    this.#isShown = false;
  }

  #tellNothing(): void {
    void this.#say({ type: 'automatic/nothing' });
  }

  /** The background's answer; null where it gave none. Stops where it says so, or where the extension is gone. */
  async #say(says: PageSays): Promise<BackgroundAnswers | null> {
    // Twice: the browser may stop the background over an answer, and starts it anew for the next word.
    for (let tries = 0; tries < 2 && !this.#end.signal.aborted; tries += 1) {
      try {
        const answer = parseBackgroundAnswer(await this.#runtime.sendMessage(says));
        if (answer?.type === 'automatic/stop') this.stop();
        return answer;
      } catch {
        // A new extension brings a new script.
        if (!this.#isExtensionThere()) this.stop();
      }
    }
    return null;
  }

  #isExtensionThere(): boolean {
    return quietly(() => this.#runtime.id !== undefined, false);
  }

  #showChip({ webmail, ref, source }: FollowedMessage, content: ChipContent): void {
    const findPlace = () =>
      quietly(() => findSubject(this.#look(), (this.#ref ?? ref).subject ?? '', webmail.bodies), null);
    const press = (): void => {
      const { id, title } = webmail;
      void this.#say({ type: 'automatic/open', source: bytesToText(source), webmail: { id, title }, message: ref });
    };
    const dismiss = (): void => {
      this.#dismissedKey = ref.key;
      this.#removeChip();
    };
    // A page can make anything throw that touches it; then it has no chip, and the toolbar button has the answer.
    this.#chip = quietly(
      () => new Chip(window.document, content, findPlace, { pressed: press, dismissed: dismiss }),
      null,
    );
  }

  #removeChip(): void {
    this.#chip?.remove();
    this.#chip = null;
  }
}

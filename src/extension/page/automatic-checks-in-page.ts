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
  /** The message that is open and was read. */
  #message: FollowedMessage | null = null;
  /** The same message as the page shows it now. */
  #ref: MessageRef | null = null;
  /** The id of the last report about that message. */
  #reading = '';
  /** Whether the background knows of a message. */
  #isShown = false;
  #chip: Chip | null = null;
  /** The message whose chip the user has dismissed. */
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

  /** Messages on a page that no webmail claims are never judged here, so the reader of such pages is not needed. */
  addWebmails(webmails: readonly Webmail[]): void {
    addFurtherWebmails(webmails);
    this.#looking.soon();
  }

  stop(): void {
    this.#end.abort();
    this.#removeChip();
    // If the extension is gone, its APIs may be gone, too.
    quietly(() => this.#runtime.onMessage.removeListener(this.#onMessage), undefined);
  }

  /**
   * A page's named elements cannot replace `window.location` and `window.document`, only what is below them. Chrome
   * lets a script continue after its extension was updated under the page: the script ends at its next look.
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
    // The user may have moved on since the last look.
    this.#looking.now();
    respond(this.#message !== null && stillOpen.reading === this.#reading);
  };

  /** A page restored from the back-forward cache has no verdict on the toolbar button: the navigation cleared it. */
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
    const answer = await this.#sayAbout(message, 'automatic/judge');
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

  #sayAbout(
    { webmail: { id, title }, ref, source, origin }: FollowedMessage,
    type: Exclude<PageSays['type'], 'automatic/nothing'>,
  ): Promise<BackgroundAnswers | null> {
    const reading = this.#reading;
    return this.#say({ type, source: bytesToText(source), origin, webmail: { id, title }, message: ref, reading });
  }

  /**
   * The background's answer; null if it gave none. Stops the checks if the answer says so, or if the extension is gone.
   */
  async #say(says: PageSays): Promise<BackgroundAnswers | null> {
    // Tries twice: the browser may stop the background while it answers, and restarts it for the next message.
    for (let tries = 0; tries < 2 && !this.#end.signal.aborted; tries += 1) {
      try {
        const answer = parseBackgroundAnswer(await this.#runtime.sendMessage(says));
        if (answer?.type === 'automatic/stop') this.stop();
        return answer;
      } catch {
        // A new extension injects a new script.
        if (!this.#isExtensionThere()) this.stop();
      }
    }
    return null;
  }

  #isExtensionThere(): boolean {
    return quietly(() => this.#runtime.id !== undefined, false);
  }

  #showChip(message: FollowedMessage, content: ChipContent): void {
    const { webmail, ref } = message;
    const findPlace = () =>
      quietly(() => findSubject(this.#look(), (this.#ref ?? ref).subject ?? '', webmail.bodies), null);
    const press = (): void => void this.#sayAbout(message, 'automatic/open');
    const add = (added: () => void): void =>
      void this.#sayAbout(message, 'automatic/add').then((answer) => {
        if (answer?.type === 'automatic/done') added();
      });
    const dismiss = (): void => {
      this.#dismissedKey = ref.key;
      this.#removeChip();
    };
    // A page can make any access to it throw. Then it has no chip, and only the toolbar button shows the answer.
    this.#chip = quietly(
      () => new Chip(window.document, content, findPlace, { pressed: press, add, dismissed: dismiss }),
      null,
    );
  }

  #removeChip(): void {
    this.#chip?.remove();
    this.#chip = null;
  }
}

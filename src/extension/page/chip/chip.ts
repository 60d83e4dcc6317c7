import { selectAll } from '../../../webmail/page/page-dom.ts';
import type { SubjectPlace } from '../../../webmail/page/subject-place.ts';
import type { ChipContent } from '../../wire/automatic-protocol.ts';
import { ANY_CHANGE } from '../keep-looking.ts';
import { chipPosition } from './chip-place.ts';
import { drawSign } from './chip-signs.ts';
import { chipStyle } from './chip-style.ts';

export interface ChipEvents {
  readonly pressed: () => void;
  /** Adds the message to the table, and calls `added` if that worked. */
  readonly add: (added: () => void) => void;
  readonly dismissed: () => void;
}

/** Keys pressed in the chip must not reach the webmail: Enter must not open a message there, nor "x" select one. */
const KEY_EVENTS = ['keydown', 'keypress', 'keyup'] as const;

/** Marks the page's element that holds the chip. */
const MARK = 'data-relay-inspector-chip';

/**
 * How often to search for a subject that the page did not show, or has replaced. Each search may go through all of the
 * page's text.
 */
const MOST_SEARCHES = 20;

/** Lightness of a text that is read on a dark page: more than that of links, warnings and grey text on white. */
const LEAST_LIGHT = 0.7;

/**
 * Removes the chips left in the page by an extension that was removed or updated under it. Firefox ends such an
 * extension's scripts silently, and Chrome lets them continue without anyone to talk to.
 */
export function removeForsakenChips(document: Document): void {
  for (const host of selectAll(document, `[${MARK}]`)) Element.prototype.remove.call(host);
}

/**
 * The verdict in the page, near the subject. It floats over the page in a closed shadow root: nothing in the page moves
 * for it, and the page's scripts and styles do not reach into it. The page and messages in it can imitate a chip, but
 * not the toolbar button.
 */
export class Chip {
  readonly #document: Document;
  readonly #host: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #chip: HTMLElement;
  /** A live region that announces the chip when it appears; text in a button is not announced. */
  readonly #spoken: HTMLElement;
  readonly #findPlace: () => SubjectPlace | null;
  readonly #content: ChipContent;
  readonly #end = new AbortController();
  #place: SubjectPlace | null = null;
  /** The text of that subject. */
  #subject: string | null = null;
  #isDoubtful = false;
  #searches = 0;
  /**
   * A chip must never appear next to the following message's subject, not even until the next look at the page.
   * "Proven" next to a forged message would be the worst that a chip could say.
   */
  readonly #doubt = (): void => {
    this.#place = null;
    this.#isDoubtful = true;
    this.#hide();
  };
  readonly #watch = new MutationObserver(() => {
    const subject = this.#place?.element;
    if (subject?.isConnected !== true || subject.textContent !== this.#subject) this.#doubt();
  });
  #followed: Window | null = null;
  #drawing = 0;

  /**
   * @param findPlace searches for the subject; called again while the page shows none, and after it has replaced its
   * element
   */
  constructor(document: Document, content: ChipContent, findPlace: () => SubjectPlace | null, events: ChipEvents) {
    this.#document = document;
    this.#findPlace = findPlace;
    this.#content = content;
    this.#host = this.#create('div');
    this.#host.setAttribute(MARK, '');
    // Inline and important: no style sheet of the page can override it.
    this.#host.style.setProperty('all', 'initial', 'important');
    this.#root = this.#host.attachShadow({ mode: 'closed' });
    this.#root.adoptedStyleSheets = [chipStyle()];
    this.#chip = this.#draw(content, events);
    // The live region is outside the chip, which comes and goes.
    this.#spoken = this.#create('span');
    this.#spoken.className = 'spoken';
    this.#spoken.lang = content.language;
    this.#spoken.setAttribute('role', 'status');
    this.#spoken.textContent = content.text;
    this.#root.append(this.#chip, this.#spoken);
    for (const event of KEY_EVENTS) this.#host.addEventListener(event, (pressed) => pressed.stopPropagation());
    Reflect.get(Document.prototype, 'documentElement', document).append(this.#host);
    this.#follow(window);
    this.moveSoon();
  }

  /**
   * Repositions itself in the next frame.
   *
   * @param looked whether the page was examined, and shows this message
   */
  moveSoon(looked = true): void {
    if (looked) this.#isDoubtful = false;
    if (this.#drawing === 0) this.#drawing = requestAnimationFrame(() => this.#move());
  }

  remove(): void {
    this.#end.abort();
    this.#watch.disconnect();
    cancelAnimationFrame(this.#drawing);
    this.#host.remove();
  }

  #draw(content: ChipContent, { pressed, add, dismissed }: ChipEvents): HTMLElement {
    const chip = this.#create('div');
    chip.className = 'chip';
    chip.hidden = true;
    chip.lang = content.language;
    chip.style.colorScheme = content.theme === 'auto' ? 'light dark' : content.theme;
    chip.dataset['verdict'] = content.verdict;
    const open = this.#create('button');
    open.title = content.openLabel;
    const text = this.#create('span');
    text.className = 'text';
    text.textContent = content.text;
    open.append(drawSign(this.#document, content.verdict), text);
    open.addEventListener('click', pressed);
    const plus = this.#small('+', content.addLabel, () =>
      add(() => {
        plus.textContent = '✓';
        plus.ariaLabel = content.added;
        plus.title = content.added;
        this.#spoken.textContent = content.added;
      }),
    );
    const hide = this.#small('×', content.hideLabel, dismissed);
    chip.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') dismissed();
    });
    chip.append(open, plus, hide);
    return chip;
  }

  /** A button that shows a single sign. */
  #small(sign: string, label: string, press: () => void): HTMLElement {
    const button = this.#create('button');
    button.className = 'small';
    button.textContent = sign;
    button.ariaLabel = label;
    button.title = label;
    button.addEventListener('click', press);
    return button;
  }

  /** Keeps the chip next to the subject while the page or a part of it is scrolled or resized. */
  #follow(view: Window): void {
    const { signal } = this.#end;
    const move = (): void => this.moveSoon(false);
    view.addEventListener('scroll', move, { signal, capture: true, passive: true });
    view.addEventListener('resize', move, { signal, passive: true });
    // A frame that moves on to another message (Roundcube's preview) takes its document along without any further
    // event.
    view.addEventListener('pagehide', this.#doubt, { signal });
  }

  #move(): void {
    this.#drawing = 0;
    if (this.#isDoubtful) return;
    this.#search();
    const chip = this.#chip;
    const { text, openLabel, theme } = this.#content;
    if (theme === 'auto' && this.#place !== null) {
      // Many webmails stay light on a dark system, or are dark on a light one, and some change while a message is open.
      // Browsers write colours in a dozen notations; as `oklch()`, the first number is the lightness.
      this.#spoken.style.color = `oklch(from ${getComputedStyle(this.#place.element).color} l 0 0)`;
      const lightness = parseFloat(getComputedStyle(this.#spoken).color.slice(6));
      chip.style.colorScheme = lightness > LEAST_LIGHT ? 'dark' : 'light';
    }
    chip.hidden = false;
    // Measured while the chip is hidden, because the search is for what the page draws in that place.
    chip.style.visibility = 'hidden';
    chip.dataset['shape'] = 'whole';
    const viewport = { width: window.innerWidth, height: window.innerHeight };
    const position = chipPosition(this.#place, chip.getBoundingClientRect(), viewport);
    if (position === null) {
      this.#hide();
      chip.style.visibility = '';
      return;
    }
    chip.dataset['shape'] = position.shape;
    // A dot shows its words on hover.
    chip.querySelector('button')?.setAttribute('title', position.shape === 'dot' ? text : openLabel);
    chip.style.left = `${Math.round(position.left)}px`;
    chip.style.top = `${Math.round(position.top)}px`;
    chip.style.visibility = '';
  }

  /** Hides the chip, but not while it has the focus, which would be lost with it. */
  #hide(): void {
    this.#chip.hidden = this.#root.activeElement === null;
  }

  #search(): void {
    if (this.#place?.element.isConnected === true || this.#searches === MOST_SEARCHES) return;
    this.#searches += 1;
    this.#place = this.#findPlace();
    this.#watch.disconnect();
    if (this.#place !== null) {
      const { element } = this.#place;
      this.#subject = element.textContent;
      this.#watch.observe(element.ownerDocument, ANY_CHANGE);
    }
    const view = this.#place?.frame === null ? null : (this.#place?.element.ownerDocument.defaultView ?? null);
    if (view !== null && view !== this.#followed) this.#follow(view);
    this.#followed = view;
  }

  #create(name: 'div' | 'span' | 'button'): HTMLElement {
    return Document.prototype.createElement.call(this.#document, name);
  }
}

import type { SubjectPlace } from '../../webmail/subject-place.ts';
import type { ChipContent } from '../automatic/automatic-protocol.ts';
import { chipPosition } from './chip-place.ts';
import { drawSign } from './chip-signs.ts';
import { chipStyle } from './chip-style.ts';

export interface ChipEvents {
  readonly pressed: () => void;
  readonly dismissed: () => void;
}

/** Keys that reach the chip are not the webmail's: Enter on it must not open a message, nor "x" select one. */
const KEY_EVENTS = ['keydown', 'keypress', 'keyup'] as const;

/**
 * The verdict in the page, near the subject. It hangs over the page in a closed shadow root: nothing of the page moves
 * for it, and the page's scripts and styles do not reach into it. What stands in a page can be imitated by the page and
 * by messages in it, which the toolbar button cannot.
 */
export class Chip {
  readonly #document: Document;
  readonly #host: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #findPlace: () => SubjectPlace | null;
  readonly #end = new AbortController();
  #place: SubjectPlace | null;
  #drawing = 0;

  /**
   * @param findPlace looks for the subject; asked again when the page has replaced its element
   */
  constructor(document: Document, content: ChipContent, findPlace: () => SubjectPlace | null, events: ChipEvents) {
    this.#document = document;
    this.#findPlace = findPlace;
    this.#place = findPlace();
    this.#host = this.#create('div');
    // Inline and important: no style sheet of the page has more to say.
    this.#host.style.setProperty('all', 'initial', 'important');
    this.#root = this.#host.attachShadow({ mode: 'closed' });
    this.#root.adoptedStyleSheets = [chipStyle()];
    this.#root.append(this.#draw(content, events));
    for (const event of KEY_EVENTS) this.#host.addEventListener(event, (pressed) => pressed.stopPropagation());
    Reflect.get(Document.prototype, 'documentElement', document).append(this.#host);
    this.#follow();
    this.moveSoon();
  }

  /** The page may have changed: finds the place again with the next frame. */
  moveSoon(): void {
    if (this.#drawing === 0) this.#drawing = requestAnimationFrame(() => this.#move());
  }

  remove(): void {
    this.#end.abort();
    cancelAnimationFrame(this.#drawing);
    this.#host.remove();
  }

  #draw(content: ChipContent, { pressed, dismissed }: ChipEvents): HTMLElement {
    const chip = this.#create('div');
    chip.className = 'chip';
    chip.hidden = true;
    chip.lang = content.language;
    chip.dataset['theme'] = content.theme;
    chip.dataset['verdict'] = content.verdict;
    // Said when it appears, without a move of the reader's; what stands in a button is not.
    const said = this.#create('span');
    said.className = 'for-screen-readers';
    said.setAttribute('role', 'status');
    said.textContent = content.text;
    const open = this.#create('button');
    open.title = content.openLabel;
    open.append(drawSign(this.#document, content.verdict), content.text);
    open.addEventListener('click', pressed);
    const hide = this.#create('button');
    hide.className = 'hide';
    hide.textContent = '×';
    hide.setAttribute('aria-label', content.hideLabel);
    hide.title = content.hideLabel;
    hide.addEventListener('click', dismissed);
    chip.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') dismissed();
    });
    chip.append(said, open, hide);
    return chip;
  }

  /** The chip stays where the subject is while the page or a part of it is scrolled or gets another size. */
  #follow(): void {
    const { signal } = this.#end;
    const move = (): void => this.moveSoon();
    const inner = this.#place?.frame === null ? null : this.#place?.element.ownerDocument.defaultView;
    for (const view of [window, inner ?? null]) {
      view?.addEventListener('scroll', move, { signal, capture: true, passive: true });
      view?.addEventListener('resize', move, { signal, passive: true });
    }
  }

  #move(): void {
    this.#drawing = 0;
    const chip = this.#root.firstElementChild;
    if (!(chip instanceof HTMLElement)) return;
    if (this.#place?.element.isConnected === false) this.#place = this.#findPlace();
    chip.hidden = false;
    const { width, height } = chip.getBoundingClientRect();
    const position = chipPosition(
      this.#place,
      { width, height },
      { width: window.innerWidth, height: window.innerHeight },
    );
    chip.hidden = position === null;
    if (position === null) return;
    chip.style.left = `${Math.round(position.left)}px`;
    chip.style.top = `${Math.round(position.top)}px`;
  }

  #create(name: 'div' | 'span' | 'button'): HTMLElement {
    return Document.prototype.createElement.call(this.#document, name);
  }
}

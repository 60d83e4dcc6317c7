import type { LabCertificate } from '../servers/lab-certificate.ts';
import type { LoopbackProxy } from './loopback-proxy.ts';

export type BrowserName = 'chromium' | 'firefox';

/** How to start a browser. */
export interface LaunchOptions {
  /** Folder of the built extension for this browser. */
  readonly extension: string;
  /** Language of the browser's interface and of its requests. */
  readonly language?: 'en' | 'ru';
  readonly colourScheme?: 'light' | 'dark';
  /** A certificate that it accepts as genuine for any host. */
  readonly trusts?: LabCertificate;
  /** Shows its window on the display. Without this the browser needs no display. */
  readonly headed?: boolean;
  /** A display other than this process's, by its name (":99"); with {@link headed}. */
  readonly display?: string;
}

/** Keys by which a page is used without a mouse, by their DOM names. */
export type Key = 'Tab' | 'Enter' | 'Escape';

/** A document in which scripts can be run: a page or a popup. */
export interface View {
  /** The value of an expression, or of its promise. Plain data (JSON) only. */
  evaluate(expression: string): Promise<unknown>;
  /** Waits until an expression is true. A document that is being replaced counts as "not yet". */
  waitFor(expression: string): Promise<void>;
  /** A real key press: it goes to the focused element, and its default action follows. */
  press(key: Key): Promise<void>;
  /** Writes a PNG file. */
  screenshot(file: string): Promise<void>;
  /** Closes the page; its tab may stay, empty. */
  close(): Promise<void>;
}

/** The popup of the extension's toolbar button. It closes when its tab is left, as for a person. */
export type Popup = View;

export interface Tab extends View {
  url(): Promise<string>;
  goto(url: string): Promise<void>;
  /** Makes it the visible one in its window. */
  bringToFront(): Promise<void>;
  /** A real mouse click into the middle of the first element that matches a CSS selector, as soon as it exists. */
  click(selector: string): Promise<void>;
  /** A real mouse click at a point of the window, in CSS px: for what no selector matches. */
  clickAt(x: number, y: number, button?: 'left' | 'right'): Promise<void>;
  /** Gives the page this much room, in CSS px: a window of 1280 px zoomed to 200 % has 640 px. */
  resize(width: number, height: number): Promise<void>;
  /** Passes a file to an `input[type=file]`, as the browser's own dialog would. */
  chooseFile(selector: string, file: string): Promise<void>;
  /** Pastes the clipboard's text into the focused element by the keyboard shortcut. */
  paste(): Promise<void>;
  /** Brings the tab to the front and clicks the extension's toolbar button, as a person does: activeTab is granted. */
  clickToolbarButton(): Promise<Popup>;
}

/** The browser's own window around its pages. Chromium has one only with {@link LaunchOptions.headed}. */
export interface BrowserWindow {
  /** Answers the browser's question whether the extension may have access to a site. */
  answerQuestion(answer: 'allow' | 'deny'): Promise<void>;
  /** Revokes the access to a match pattern in the browser's own settings of the extension. */
  withdrawAccess(pattern: string): Promise<void>;
  /** Presses the keys that the manifest suggests for the toolbar button. */
  pressShortcut(): Promise<void>;
  /** Chooses the extension's item in the open context menu. */
  chooseExtensionItem(): Promise<void>;
}

/** A real browser with only this extension in it. */
export interface Browser {
  readonly name: BrowserName;
  readonly window: BrowserWindow;
  /** All its requests pass through here. */
  readonly network: LoopbackProxy;
  /** Opens a tab in front: a new one, or an empty one that was left by a closed page. */
  open(url: string): Promise<Tab>;
  /**
   * Does something that makes a page or the extension open a tab, and waits for that tab. One that was there before is
   * never taken for it, whatever its address.
   */
  tabOpenedBy(action: () => Promise<unknown>, address: RegExp): Promise<Tab>;
  /** The content of a file with this name that a page has saved, as soon as it is complete. */
  savedFile(name: string): Promise<Buffer>;
  /** Stops the extension's background, as the browser itself does after a while without events. */
  stopBackground(): Promise<void>;
  /** Replaces the extension with itself, as an update does: under the open pages, while its own pages are closed. */
  updateExtension(): Promise<void>;
  /** Address of a file of the extension. */
  extensionUrl(file: string): string;
  /** Resolves when the browser has been closed, by a person or by {@link close}. */
  readonly closed: Promise<void>;
  /**
   * Makes it as if it had just been started, for far less processor time than a start: uninstalls the extension and
   * deletes all that it and the pages have left. Throws if anything is left. Afterwards this object must not be used,
   * except to close the browser. Null if it cannot be emptied (Firefox).
   *
   * @returns installs a build of the extension, for the next use
   */
  readonly empty: (() => Promise<(extension: string) => Promise<Browser>>) | null;
  close(): Promise<void>;
}

import type { LabCertificate } from '../servers/lab-certificate.ts';
import type { LoopbackProxy } from './loopback-proxy.ts';

export type BrowserName = 'chromium' | 'firefox';

/** How a browser is to be started. */
export interface LaunchOptions {
  /** Folder of the built extension for this browser. */
  readonly extension: string;
  /** Language of the browser's interface and of what it asks pages for. */
  readonly language?: 'en' | 'ru';
  readonly colourScheme?: 'light' | 'dark';
  /** A certificate that it takes for genuine, whichever host shows it. */
  readonly trusts?: LabCertificate;
  /** Shows its window on the display. Without it the browser needs none. */
  readonly headed?: boolean;
  /** Another display than the one that this process is on, by its name (":99"); with {@link headed}. */
  readonly display?: string;
}

/** Keys by which a page is used without a mouse, by their DOM names. */
export type Key = 'Tab' | 'Enter' | 'Escape';

/** A document that scripts can be run in: a page or a popup. */
export interface View {
  /** The value of an expression, which may be a promise of it. Plain data (JSON) only. */
  evaluate(expression: string): Promise<unknown>;
  /** Waits until an expression is true. A document that is just being replaced counts as "not yet". */
  waitFor(expression: string): Promise<void>;
  /** A real key press: it goes to whatever has the focus, and its default action follows. */
  press(key: Key): Promise<void>;
  /** Writes a PNG file. */
  screenshot(file: string): Promise<void>;
  close(): Promise<void>;
}

/** The popup of the extension's toolbar button. It closes by itself when its tab is left, as for a person. */
export type Popup = View;

export interface Tab extends View {
  url(): Promise<string>;
  goto(url: string): Promise<void>;
  /** Makes it the one that is seen in its window. */
  bringToFront(): Promise<void>;
  /** A real mouse click into the middle of the first element that a CSS selector finds, as soon as it is there. */
  click(selector: string): Promise<void>;
  /** A real mouse click at a point of the window, in CSS px: for what no selector finds. */
  clickAt(x: number, y: number, button?: 'left' | 'right'): Promise<void>;
  /** Gives the page this much room, in CSS px: a window of 1280 px zoomed to 200 % has 640 px. */
  resize(width: number, height: number): Promise<void>;
  /** Gives a file to an `input[type=file]`, as the browser's own dialog would. */
  chooseFile(selector: string, file: string): Promise<void>;
  /** Pastes the clipboard's text into what has the focus, by the keys that do so. */
  paste(): Promise<void>;
  /** Brings the tab to the front and clicks the extension's toolbar button, as a person does: activeTab is granted. */
  clickToolbarButton(): Promise<Popup>;
}

/** The browser's own window around its pages. Chromium has one only with {@link LaunchOptions.headed}. */
export interface BrowserWindow {
  /** Answers the browser's question whether the extension may have access to a site. */
  answerQuestion(answer: 'allow' | 'deny'): Promise<void>;
  /** Takes the access to a match pattern back in the browser's own settings of the extension. */
  withdrawAccess(pattern: string): Promise<void>;
  /** Presses the keys that the manifest suggests for the toolbar button. */
  pressShortcut(): Promise<void>;
  /** Chooses the extension's item in the context menu that is open. */
  chooseExtensionItem(): Promise<void>;
}

/** A real browser with the extension, and nothing else, in it. */
export interface Browser {
  readonly name: BrowserName;
  readonly window: BrowserWindow;
  /** All that it asks passes here. */
  readonly network: LoopbackProxy;
  /** A new tab in front. */
  open(url: string): Promise<Tab>;
  /** The tab, opened by a page or by the extension, whose address matches. */
  tabAt(address: RegExp): Promise<Tab>;
  /** The content of a file of this name that a page has saved, as soon as all of it is there. */
  savedFile(name: string): Promise<Buffer>;
  /** Ends the extension's background, as the browser does by itself when nothing has come in for a while. */
  stopBackground(): Promise<void>;
  /** Puts the extension into the place of itself, as an update does: under the open pages, and its own pages are closed. */
  updateExtension(): Promise<void>;
  /** Address of a file of the extension. */
  extensionUrl(file: string): string;
  /** Resolves when the browser has been closed, by a person or by {@link close}. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/**
 * How the page of a webmail is recognised: by data that only the engine evaluates (reader/recognise.ts). A page is a
 * webmail by its address, or by a shell mark: something that the product's server writes outside every place where a
 * message can be. A sender writes HTML only into the body of the page. Marks in the body are used afterwards to find
 * the message; they identify nothing on their own, because a sender can write them too.
 */
export interface PageSign {
  /** The whole host name. */
  readonly host?: RegExp;
  /** The path of the address. */
  readonly path?: RegExp;
  /** Parameters of the address; a missing one counts as empty. */
  readonly query?: Readonly<Record<string, RegExp>>;
  /** CSS selectors of `<html>`, `<head>` or `<body>` itself, or of something in `<head>`. Every one must match. */
  readonly shell?: readonly string[];
  /**
   * The title of the page. Used only in addition to a shell mark, because a webmail can put the subject of the open
   * message there.
   */
  readonly title?: RegExp;
  /** The name of a frame of the same origin in which the application runs, if the frame's shell counts. */
  readonly frame?: string;
  /** What an inline script in `<head>` contains; the pattern has one group. */
  readonly headScript?: RegExp;
  /** A cookie that the product's server sets. No message can set one: browsers ignore `<meta http-equiv="set-cookie">`. */
  readonly cookie?: string;
}

/**
 * A page that shows a source and nothing else, recognised by its address, as a webmail is: Gmail's "Show original".
 */
export interface SourcePage {
  readonly sign: PageSign;
  /** CSS selector of the element that holds the source. */
  readonly view: string;
}

/**
 * How the page of a webmail is told: by data that the engine alone evaluates (reader/recognise.ts). A page is a webmail
 * by its address, or by a shell mark: what the product's server writes outside of every place where a message can stand.
 * A sender writes HTML into the body of the page, and only there. Marks in the body find the message afterwards; alone
 * they say nothing, because a sender can write them too.
 */
export interface PageSign {
  /** The whole host name. */
  readonly host?: RegExp;
  /** The path of the address. */
  readonly path?: RegExp;
  /** Parameters of the address; a missing one counts as empty. */
  readonly query?: Readonly<Record<string, RegExp>>;
  /** CSS selectors of `<html>`, `<head>` or `<body>` itself, or of what stands in `<head>`. Every one must match. */
  readonly shell?: readonly string[];
  /** The title of the page. Only beside a shell mark: a webmail can have the subject of the open message there. */
  readonly title?: RegExp;
  /** A frame of the same origin that the application runs in: then its shell counts. */
  readonly frame?: string;
  /** What an inline script in `<head>` contains; the pattern has one group. */
  readonly headScript?: RegExp;
  /** A cookie that the product's server sets. No message can set one: browsers ignore `<meta http-equiv="set-cookie">`. */
  readonly cookie?: string;
}

/** A page that shows a source and nothing else, told by its address as a whole webmail is: Gmail's "Show original". */
export interface SourcePage {
  readonly sign: PageSign;
  /** CSS selector of the element that holds the source. */
  readonly view: string;
}

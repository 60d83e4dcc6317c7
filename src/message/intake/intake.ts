/** What a person brought, made ready to be inspected, or why it cannot be. Plain data. */
export type Intake = TakenIn | Refused;

export interface TakenIn {
  readonly ok: true;
  /** A message's source. Byte for byte as it was brought where nothing had to be repaired. */
  readonly source: Uint8Array;
  /** What was done to it, in the order in which it was done. */
  readonly repairs: readonly Repair[];
  readonly extent: Extent;
  /** Further messages in what was brought, each of which can be taken in and judged by itself. */
  readonly others: readonly OtherMessage[];
}

export interface Refused {
  readonly ok: false;
  readonly reason: RefusalReason;
}

/**
 * `whole`: a header with its end, or a message. `header`: the fields of a message, but nothing shows that they are all.
 * `part`: only fields that servers write (Received and its like), as people copy them out of a source.
 */
export type Extent = 'whole' | 'header' | 'part';

/** One repair, told to the reader. */
export interface Repair {
  readonly kind: RepairKind;
  /**
   * It could have changed the answer: another reading of the text was possible, or its place shows that anybody could have
   * written it. The answer is conditional then.
   */
  readonly guess: boolean;
}

export type RepairKind =
  /** It was encoded as UTF-16. */
  | 'utf-16'
  /** It was encoded as base64. */
  | 'base64'
  /** It was encoded as quoted-printable: "=" at the ends of lines, "=3D" for "=". */
  | 'quoted-printable'
  /** It had `&lt;` for `<`. */
  | 'entities'
  /** It had "\n" written out where a line ends, as logs and programs print a text. */
  | 'escaped'
  /** It was in JSON, as the interfaces of Gmail and Microsoft 365 give it. */
  | 'json'
  /** It was in a web page. */
  | 'web-page'
  /** It was in a text with formatting (RTF). */
  | 'rich-text'
  /** It was in an Outlook message file, which keeps the header of a received message. */
  | 'outlook-file'
  /** Other text was above it: a greeting, the summary of Gmail's "Show original". */
  | 'text-above'
  /** The marks of a quotation or an indentation were taken away. */
  | 'quoted'
  /** Line numbers, bullets or the prefix of a log were taken away. */
  | 'numbered'
  /** Asterisks and the like around names and lines (bold text) were taken away. */
  | 'emphasis'
  /** A backslash at each line's end was taken away. */
  | 'backslashes'
  /** Every line was followed by an empty one. */
  | 'spaced'
  /** Blanks that are not spaces (U+00A0), invisible characters or colons of other scripts were replaced. */
  | 'odd-characters'
  /** Names and values were in a table, without colons. */
  | 'table'
  /** Names were in another language: "Тема:", "Betreff:". */
  | 'translated'
  /** The names that servers write were translated, too ("Получено:"): a browser or a program has changed the text. */
  | 'machine-translated'
  /** All was on one line. */
  | 'one-line'
  /** Only the value of a Received field was given, without its name. */
  | 'value-alone'
  /** Its lines had lost the blanks that they begin with. */
  | 'unfolded'
  /** A program had broken long lines. */
  | 'wrapped'
  /** Empty lines inside the header were taken out. */
  | 'gap'
  /** The Received lines were in the order of time; they were turned round. */
  | 'reversed'
  /** More messages follow in the same file; only the first was read. */
  | 'several';

/** A message besides the one that is judged. */
export interface OtherMessage {
  readonly kind: OtherKind;
  /** To be taken in by itself. */
  readonly source: Uint8Array;
}

export type OtherKind =
  /** A message that was attached (message/rfc822, RFC 2046 §5.2.1). */
  | 'attached'
  /** The header of a message that came back (text/rfc822-headers, RFC 6522 §4). */
  | 'returned'
  /** A header quoted in the text of the message. */
  | 'quoted'
  /** A second header after the first. */
  | 'following'
  /** The same message with its Received lines turned round: their times run upwards. */
  | 'turned-round';

export type RefusalReason =
  | 'empty'
  /** Outlook's .msg without the header of a received message: a draft, a sent message. */
  | 'outlook-file'
  /** An Outlook file of more bytes than are read. */
  | 'too-large'
  /** .docx, .xlsx, .odt and their like. */
  | 'office-document'
  | 'zip'
  /** gzip, 7z, rar and their like. */
  | 'archive'
  | 'pdf'
  | 'image'
  /** winmail.dat. */
  | 'tnef'
  /** Other bytes that are not text. */
  | 'binary'
  /** A web page without a header in it. */
  | 'page-without-header'
  /** JSON without a header in it. */
  | 'json-without-header'
  /** Summary lines (From, To, Subject) without anything that a server wrote. */
  | 'summary-only'
  | 'not-a-message';

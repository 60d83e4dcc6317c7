/** What a person brought, made ready to be inspected, or why it cannot be. Plain data. */
export type Intake = TakenIn | Refused;

export interface TakenIn {
  readonly ok: true;
  /** A message's source. Byte for byte what was brought, unless something had to be repaired. */
  readonly source: Uint8Array;
  /** What was repaired, in order. */
  readonly repairs: readonly Repair[];
  readonly extent: Extent;
  /** Further messages in what was brought; each can be taken in and judged on its own. */
  readonly others: readonly OtherMessage[];
}

interface Refused {
  readonly ok: false;
  readonly reason: RefusalReason;
}

/**
 * `whole`: a header with its end, or a message. `header`: the fields of a message, but nothing shows that they are
 * complete. `part`: only fields that servers write (Received and the like), as people copy them out of a source.
 */
export type Extent = 'whole' | 'header' | 'part';

/** One repair, reported to the reader. */
export interface Repair {
  readonly kind: RepairKind;
  /**
   * Whether the repair could have changed the answer: the text could also be read differently, or anyone could have
   * written it in that place. The answer is then conditional.
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
  /** It was encoded as UTF-7: "+AFs-" for "[". */
  | 'utf-7'
  /** It was shown as a dump: addresses, hexadecimal bytes, characters. */
  | 'hex-dump'
  /** It had `&lt;` for `<`. */
  | 'entities'
  /** Its line ends were written out as "\n", as logs and programs print a text. */
  | 'escaped'
  /** It was in JSON, as the APIs of Gmail and Microsoft 365 return it. */
  | 'json'
  /** It was in a web page. */
  | 'web-page'
  /** It was in formatted text (RTF). */
  | 'rich-text'
  /** It was in an Outlook message file, which keeps the header of a received message. */
  | 'outlook-file'
  /** Other text was above it: a greeting, the summary of Gmail's "Show original". */
  | 'text-above'
  /** Quotation marks or indentation were removed. */
  | 'quoted'
  /** Line numbers, bullets or log prefixes were removed. */
  | 'numbered'
  /** Asterisks and the like around names and lines (bold text) were removed. */
  | 'emphasis'
  /** Backslashes at the ends of lines were removed. */
  | 'backslashes'
  /** Every line was followed by an empty one. */
  | 'spaced'
  /** Blanks that are not spaces (U+00A0), invisible characters or colons of other scripts were replaced. */
  | 'odd-characters'
  /** Programs had turned names and addresses into links. */
  | 'links'
  /** Addresses had been hidden ("[email protected]") or written so that nobody can click them ("sndsy[.]ru"). */
  | 'masked'
  /** Names and values were in a table, without colons. */
  | 'table'
  /** Names were in another language: "Тема:", "Betreff:". */
  | 'translated'
  /** Even names that only servers write were translated ("Получено:"): a browser or a program has changed the text. */
  | 'machine-translated'
  /** Everything was on one line. */
  | 'one-line'
  /** Its lines ended in CR alone. Servers pass on a CR that a sender wrote into a value, so a line may be the sender's. */
  | 'carriage-returns'
  /** Only the value of a Received field was given, without its name. */
  | 'value-alone'
  /** Its lines had lost their leading blanks. */
  | 'unfolded'
  /** A program had broken its long lines. */
  | 'wrapped'
  /** Empty lines inside the header were removed. */
  | 'gap'
  /** Someone removed lines or parts of the Received lines: "[...]", "185.138.182.XXX", "[REDACTED]". */
  | 'redacted'
  /** Characters of the Received lines were lost or changed: read from a picture, cut, copied with invisible ones. */
  | 'damaged'
  /** The fields are not in the order that mail has: times increase downwards, or names are sorted. Nothing was changed. */
  | 'order'
  /** The Received lines were oldest first; they were reversed. */
  | 'reversed'
  /** More messages follow in the same file; only the first was read. */
  | 'several';

/** A message besides the one that is judged. */
export interface OtherMessage {
  readonly kind: OtherKind;
  /** To be taken in on its own. */
  readonly source: Uint8Array;
}

export type OtherKind =
  /** A message that was attached (message/rfc822, RFC 2046 §5.2.1). */
  | 'attached'
  /** The header of a bounced message (text/rfc822-headers, RFC 6522 §4). */
  | 'returned'
  /** A header quoted in the text of the message. */
  | 'quoted'
  /** A second header after the first. */
  | 'following'
  /** The same message with its Received lines reversed, because their times increase downwards. */
  | 'turned-round';

export type RefusalReason =
  | 'empty'
  /** Outlook's .msg without the header of a received message: a draft or a sent message. */
  | 'outlook-file'
  /** An Outlook file that is larger than the limit. */
  | 'too-large'
  /** .docx, .xlsx, .odt and the like. */
  | 'office-document'
  | 'zip'
  /** gzip, 7z, rar and the like. */
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
  /** What a mail server logs about its work, not a message. */
  | 'server-log'
  /** The table of hops that a header analyser shows. */
  | 'hop-table'
  | 'not-a-message';

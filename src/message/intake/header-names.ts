/** Fields that only servers on the way write; a header that people copy has at least one. */
const TRACE_NAMES = [
  'Received',
  'X-Received',
  'Return-Path',
  'Delivered-To',
  'Received-SPF',
  'Authentication-Results',
  'ARC-Authentication-Results',
  'ARC-Seal',
  'ARC-Message-Signature',
  'X-Google-Smtp-Source',
  'X-Original-To',
  'Envelope-To',
  'Delivery-Date',
  'X-Envelope-From',
  'X-Envelope-To',
] as const;

/** Other names that headers commonly have, in their usual spelling. */
const MESSAGE_NAMES = [
  'From',
  'To',
  'Cc',
  'Bcc',
  'Reply-To',
  'Sender',
  'Subject',
  'Date',
  'Message-ID',
  'Message-Id',
  'In-Reply-To',
  'References',
  'MIME-Version',
  'Mime-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Content-Disposition',
  'Content-Language',
  'DKIM-Signature',
  'DomainKey-Signature',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'List-Id',
  'List-ID',
  'List-Help',
  'List-Post',
  'Precedence',
  'Feedback-ID',
  'Errors-To',
  'Organization',
  'User-Agent',
  'Auto-Submitted',
  'Importance',
  'Priority',
  'Thread-Topic',
  'Thread-Index',
  'Accept-Language',
  'Status',
] as const;

/** Longest first: "Received-SPF" before "Received". */
const NAMES = [...TRACE_NAMES, ...MESSAGE_NAMES].toSorted((one, another) => another.length - one.length);
const TRACE = new Set(TRACE_NAMES.map((name) => name.toLowerCase()));
const KNOWN = new Set(NAMES.map((name) => name.toLowerCase()));

/**
 * The known names as alternatives of a regular expression, longest first. None contains a character that needs
 * escaping.
 */
export const KNOWN_NAMES = NAMES.join('|');

/** Whether a name (in capitals or not) occurs in mail: it is known, or belongs to a family of extensions. */
export function isKnownName(name: string): boolean {
  const key = name.toLowerCase();
  return KNOWN.has(key) || /^(?:x|arc|list|resent|dkim|content)-[a-z]/u.test(key);
}

const WITHOUT_DASHES = new Set([...KNOWN].filter((name) => name.includes('-')).map((name) => name.replaceAll('-', '')));

/** Whether a name is a known one that lost its dashes: "ReturnPath". */
export function isKnownNameWithoutDashes(name: string): boolean {
  return WITHOUT_DASHES.has(name.toLowerCase());
}

/** Whether only servers write fields of this name. */
export function isTraceName(name: string): boolean {
  return TRACE.has(name.toLowerCase());
}

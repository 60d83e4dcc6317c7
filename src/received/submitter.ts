import type { Clauses } from './clause.ts';
import type { Beginning, HopKind, SubmitterAuthentication } from './hop.ts';
import { isWebSubmission, protocolWord } from './protocol.ts';
import { type Token, lastCode } from './token.ts';

type Reading = { readonly method: string | null; readonly user: string | null };

/**
 * Postfix: "Authenticated sender: user". It never adds the SASL method: in "Authenticated sender: user, method PLAIN"
 * all of it is the login name.
 */
const POSTFIX = /^Authenticated sender: (.+)$/;
/**
 * Sendmail: "authenticated bits=0", "authenticated (0 bits)", "authenticated"; Critical Path: "authenticated as user";
 * Kerio: "authenticated user x"; one site: "authenticated as user x using PLAIN".
 */
const SENDMAIL = /^authenticated(?: (?:as user|as|user) (\S+))?(?: using ([A-Za-z0-9-]+))?(?:[ ,]|$)/;
/** Courier: "AUTH: LOGIN user@example.com, SSL: …" */
const COURIER = /^AUTH: ([A-Za-z0-9-]+)(?: ([^ ,]+))?/;
/** SquirrelMail and its offspring. */
const SQUIRRELMAIL = /^(?:SquirrelMail|NaSMail) authenticated user ([^ )]+)/;
/** CommuniGate: "account user HELO [10.0.0.1]" */
const COMMUNIGATE = /^account <?([^ <>]+)>?/;
/** Qsmtp: "auth=user" */
const QSMTP = /^auth=([^ ]+)$/;
/** Yahoo: "user@192.0.2.1 with plain" */
const YAHOO = /^(\S+)@\S+ with (plain|login|xymcookie|cram-md5)$/i;

/**
 * Whether and how the peer signed in. `authenticated` is null if the field does not say: only a registered protocol
 * word without an A (RFC 3848) says no. In LMTP, the A is about the servers of one mailbox and says nothing about a
 * sender.
 */
export function readAuthentication(clauses: Clauses): SubmitterAuthentication {
  const { from, by } = clauses;
  const said =
    firstReading(from.comments) ?? firstReading(by.comments) ?? firstReading(clauses.with.comments) ?? simta(clauses);
  if (said !== null) return { authenticated: true, method: said.method, user: said.user };
  const facts = clauses.protocol;
  if (facts.authenticated && !facts.local) return SIGNED_IN;
  if (facts.web) return facts.begins === 'composed' ? SIGNED_IN : NOT_SAID;
  return facts.registered && !facts.local ? NOT_SIGNED_IN : NOT_SAID;
}

const SIGNED_IN: SubmitterAuthentication = { authenticated: true, method: null, user: null };
const NOT_SIGNED_IN: SubmitterAuthentication = { authenticated: false, method: null, user: null };
const NOT_SAID: SubmitterAuthentication = { authenticated: null, method: null, user: null };

/** The login in simta's form: `By mx.example.edu ID 4D12C9.A2A.1234 ; Authuser bob; 3 Jan 2011 13:00:00 -0500` */
function simta({ id: { words } }: Clauses): Reading | null {
  if (words.length < 3) return null;
  const at = words.findIndex(({ text }) => text.toLowerCase() === 'authuser');
  const user = at < 1 ? undefined : words[at + 1]?.text;
  if (user === undefined) return null;
  return { method: null, user: user.endsWith(';') ? user.slice(0, -1) : user };
}

/** A comment without a blank before it may be part of the HELO name: "x(AUTH:a)". */
function firstReading(comments: readonly Token[]): Reading | null {
  for (const { text, glued } of comments) {
    const reading = glued ? null : readComment(text);
    if (reading !== null) return reading;
  }
  return null;
}

function readComment(text: string): Reading | null {
  const first = text.charCodeAt(0) | 32;
  // The first letter is "a" for authenticated, AUTH and account, "s" and "n" for SquirrelMail and NaSMail. Only Yahoo's
  // form can begin with any letter.
  if (first === 97) {
    const postfix = POSTFIX.exec(text);
    if (postfix !== null) return { method: null, user: postfix[1] ?? null };
    const qsmtp = QSMTP.exec(text);
    if (qsmtp !== null) return { method: null, user: qsmtp[1] ?? null };
    const courier = COURIER.exec(text);
    if (courier !== null) return { method: courier[1] ?? null, user: courier[2] ?? null };
    const account = COMMUNIGATE.exec(text);
    if (account !== null) return { method: null, user: account[1] ?? null };
    const sendmail = SENDMAIL.exec(text);
    if (sendmail !== null) return { method: sendmail[2] ?? null, user: sendmail[1] ?? null };
  }
  const web = first === 115 || first === 110 ? SQUIRRELMAIL.exec(text) : null;
  if (web !== null) return { method: null, user: web[1] ?? null };
  const yahoo = mayEndWithMethod(text) && text.includes('@') ? YAHOO.exec(text) : null;
  return yahoo === null ? null : { method: yahoo[2]?.toUpperCase() ?? null, user: yahoo[1] ?? null };
}

/** Whether a text may end with "plain", "login", "xymcookie" or "cram-md5", judged by its last character alone. */
function mayEndWithMethod(text: string): boolean {
  const last = lastCode(text);
  return last === DIGIT_5 || (last | 0x20) === LETTER_N || (last | 0x20) === LETTER_E;
}

const DIGIT_5 = 53;
const LETTER_E = 101;
const LETTER_N = 110;

/** What the other parts of the field say about who handed over the message. */
export interface Submission {
  readonly kind: HopKind;
  readonly authentication: SubmitterAuthentication;
  /** The from clause names a socket, a pickup folder or a user of the host. */
  readonly localPeer: boolean;
}

/**
 * How a message began in this hop: someone signed in, a program of the host submitted it, a person wrote it in a
 * webmail or in Outlook. null for an ordinary step between two hosts.
 *
 * Everything after such a hop in the header was submitted with the message, by whoever has an account or a website
 * there: `by web12.hoster.example (Postfix, from userid 10033)` is PHP's mail(), with Received fields of the caller's
 * choice.
 */
export function readBeginning(clauses: Clauses, submission: Submission): Beginning | null {
  const facts = clauses.protocol;
  if (facts.begins !== null) return facts.begins;
  if (viaHttp(clauses)) return 'web';
  if (namesProgram(clauses)) return 'local-submission';
  if (submission.kind === 'local' && submission.localPeer && !facts.local) {
    // The protocol may be a program's own word: `from list by lists.example.net with outflank-mailman.805664 (Exim
    // 4.92)`. It is not in `(mx.fikus.test [local]) by mx.fikus.test (OpenSMTPD) with ESMTPA`
    const ownWord =
      protocolWord(clauses.with.words) !== '' &&
      !facts.registered &&
      !PICKED_UP.test(clauses.from.words[0]?.text ?? '');
    return ownWord ? 're-injection' : 'local-submission';
  }
  return submission.authentication.authenticated === true ? 'login' : null;
}

/** Whether a comment records HTTP, as GMX writes it: `by 3capp-webde-bs01.dlan.cinetic.de (via HTTP)` */
function viaHttp({ by }: Clauses): boolean {
  const comment = by.comments[0]?.text ?? '';
  return comment.startsWith('via ') && isWebSubmission(comment.slice(4));
}

/**
 * Comments of programs that submit a message: "(qmail 10876 invoked by uid 33)", "(nullmailer pid 7 invoked by uid 0)",
 * "(from www@localhost)", "(ofmipd 208.31.42.38)"; a host with its address is a peer: "(from KRYPTIK [70.20.57.51]) by
 * host.name (NAVGW 2.5.2.12)". qmail's "invoked by alias" is its own delivery, which forwards a message.
 */
const LEAD = /^(?:from [^[]*$|ofmipd )|invoked by (?:uid|bounce)|invoked for bounce/;
/**
 * Such programs named after `by`: "(Postfix, from userid 10033)", "(8.17.1/8.17.1/Submit)", "(sSMTP sendmail
 * emulation)", "(tmda-sendmail, from uid 1000)", "(DragonFly Mail Agent v0.13)"
 */
const PROGRAM = /^Postfix, from userid |\/Submit$|sendmail emulation|, from uid \d+$|^DragonFly Mail Agent/;

/**
 * The first word after `from` if the message came from a folder: "from mail pickup service by …" (Microsoft), "from
 * Spooler by …" (Mercury).
 */
const PICKED_UP = /^(?:mail|spooler)$/i;

function namesProgram({ lead, by, from }: Clauses): boolean {
  if (by.comments.some(({ text }) => PROGRAM.test(text))) return true;
  return from.parts.length === 0 && LEAD.test(lead.comments[0]?.text ?? '');
}

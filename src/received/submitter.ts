import type { Clauses } from './clauses.ts';
import type { SubmitterAuthentication } from './hop.ts';
import { isWebSubmission, protocolFacts, protocolWord } from './protocol.ts';
import type { Token } from './token.ts';

type Reading = { readonly method: string | null; readonly user: string | null };

/** Postfix: "Authenticated sender: user"; its SASL method: "Authenticated sender: user, method PLAIN" is not written. */
const POSTFIX = /^Authenticated sender: (.+)$/;
/** Sendmail: "authenticated bits=0", "authenticated (0 bits)", "authenticated"; Critical Path: "authenticated as user"; Kerio: "authenticated user x"; some site: "authenticated as user x using PLAIN". */
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
 * Whether and how the peer signed in. `authenticated` is null where the field does not say: only a registered protocol
 * word without an A (RFC 3848) says no. In LMTP the A is between the servers of one mailbox and says nothing of a sender.
 */
export function readAuthentication(clauses: Clauses): SubmitterAuthentication {
  const { from, by } = clauses;
  const said =
    firstReading(from.comments) ?? firstReading(by.comments) ?? firstReading(clauses.with.comments) ?? simta(clauses);
  const word = protocolWord(clauses.with.words);
  const facts = protocolFacts(word);
  if (said !== null) return { authenticated: true, method: said.method, user: said.user };
  if (facts.authenticated && !facts.local) return { authenticated: true, method: null, user: null };
  if (isWebSubmission(word) && word.toUpperCase() === 'HTTPU') return { authenticated: true, method: null, user: null };
  const says = facts.registered && !facts.local && word !== 'HTTP';
  return { authenticated: says ? facts.authenticated : null, method: null, user: null };
}

/** simta: `By mx.example.edu ID 4D12C9.A2A.1234 ; Authuser bob; 3 Jan 2011 13:00:00 -0500` */
function simta({ id, by }: Clauses): Reading | null {
  for (const { words } of [id, by]) {
    const at = words.findIndex(({ text }) => text.toLowerCase() === 'authuser');
    const user = at < 1 ? undefined : words[at + 1]?.text;
    if (user !== undefined) return { method: null, user: user.endsWith(';') ? user.slice(0, -1) : user };
  }
  return null;
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
  // "a" (authenticated, AUTH, account), "s" and "n" (SquirrelMail, NaSMail); the rest is Yahoo's, with its " with ".
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
  const web = SQUIRRELMAIL.exec(text);
  if (web !== null) return { method: null, user: web[1] ?? null };
  const yahoo = text.includes(' with ') ? YAHOO.exec(text) : null;
  return yahoo === null ? null : { method: yahoo[2]?.toUpperCase() ?? null, user: yahoo[1] ?? null };
}

import type { Clauses } from './clauses.ts';
import type { Beginning, HopKind, SubmitterAuthentication } from './hop.ts';
import { isWebSubmission, protocolFacts, protocolWord } from './protocol.ts';

/** What the reading of the other parts of the field tells about who handed the message over. */
export interface Submission {
  readonly kind: HopKind;
  readonly authentication: SubmitterAuthentication;
  /** The from clause names a socket, a pickup folder or a user of the host. */
  readonly localPeer: boolean;
}

/**
 * How a message began with this hop: somebody signed in, a program of the host handed it in, a person wrote it in a
 * webmail or in Outlook. null for an ordinary step between two hosts.
 *
 * What comes after such a hop in the header was handed in with the message, by whoever has an account or a web site
 * there: `by web12.hoster.example (Postfix, from userid 10033)` is PHP's mail(), with Received fields of the caller's choice.
 */
export function readBeginning(clauses: Clauses, submission: Submission): Beginning | null {
  const word = protocolWord(clauses.with.words);
  const spoken = word.toUpperCase();
  if (COMPOSED.has(spoken)) return 'composed';
  if (isWebSubmission(word) || viaHttp(clauses)) return spoken === 'HTTPU' ? 'composed' : 'web';
  if (REINJECTED.test(spoken)) return 're-injection';
  if (spoken === 'LOCAL' || spoken.startsWith('LOCAL-')) return 'local-submission';
  if (namesProgram(clauses)) return 'local-submission';
  if (submission.kind === 'local' && submission.localPeer && !protocolFacts(word).local) {
    // `from list by lists.example.net with outflank-mailman.805664 (Exim 4.92)`, `(mx.fikus.test [local]) by mx.fikus.test (OpenSMTPD) with ESMTPA`
    const ownWord =
      word !== '' && !protocolFacts(word).registered && !PICKED_UP.test(clauses.from.words[0]?.text ?? '');
    return ownWord ? 're-injection' : 'local-submission';
  }
  return submission.authentication.authenticated === true ? 'login' : null;
}

/** Outlook's way into Exchange, Gmail's programming interface, and the programs of CommuniGate's users. */
const COMPOSED: ReadonlySet<string> = new Set(['MAPI', 'HTTPREST', 'XTND', 'WEBUSER', 'AIRSYNC', 'EWS']);

/** Rules and lists of CommuniGate, messages that a filter wrapped, batches of SMTP, Exim's `with spam-scanned`. */
const REINJECTED =
  /^(?:RULE|LIST|GROUP|BSMTP|LOCAL-BSMTP|SPOOL|SPAMASSASSIN|(?:[A-Z]+-)?SPAM-SCANN(?:ED|ER)|QMAIL-SCANNER\S*)$/;

/** GMX: `by 3capp-webde-bs01.dlan.cinetic.de (via HTTP)` */
function viaHttp({ by }: Clauses): boolean {
  const comment = by.comments[0]?.text ?? '';
  return comment.startsWith('via ') && isWebSubmission(comment.slice(4));
}

/**
 * "(qmail 10876 invoked by uid 33)", "(nullmailer pid 7 invoked by uid 0)", "(from www@localhost)", "(ofmipd 208.31.42.38)"; a host
 * with its address is a peer: "(from KRYPTIK [70.20.57.51]) by host.name (NAVGW 2.5.2.12)". qmail's "invoked by alias" is its own
 * delivery, which sends a message on.
 */
const LEAD = /^(?:from [^[]*$|ofmipd )|invoked by (?:uid|bounce)|invoked for bounce/;
/** "(Postfix, from userid 10033)", "(8.17.1/8.17.1/Submit)", "(sSMTP sendmail emulation)", "(tmda-sendmail, from uid 1000)", "(DragonFly Mail Agent v0.13)" */
const PROGRAM = /^Postfix, from userid |\/Submit$|sendmail emulation|, from uid \d+$|^DragonFly Mail Agent/;

/** "from mail pickup service by …" (Microsoft), "from Spooler by …" (Mercury) */
const PICKED_UP = /^(?:mail|spooler)$/i;

function namesProgram({ lead, by, from }: Clauses): boolean {
  if (by.comments.some(({ text }) => PROGRAM.test(text))) return true;
  return from.parts.length === 0 && LEAD.test(lead.comments[0]?.text ?? '');
}

/**
 * Signs that no server writes into a Received field, each with an example of how it came about. A sender can have some
 * of these in a greeting, so they count only in a copy.
 */
const SIGNS: readonly RegExp[] = [
  // A beginning that no server writes: "frorn mx.example by …".
  /^(?!(?:from|by|with|via|id|for)\b|[(;])/iu,
  // A blank in an address, or text after it: "[185. 138.182.101]", "[185.138.182.101 RU]", "(185.138.182.101 (whois))".
  /[[(](?=[\d.]{1,12} )\d{1,3}(?:\. ?\d{1,3}){3}[\])]/u,
  /\[\d{1,3}(?:\.\d{1,3}){3}[ \t{]|\(\d{1,3}(?:\.\d{1,3}){3}[ \t]\(|[[(]\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}[\])]/u,
  // A parenthesis is missing: "from mx.example mx.example [192.0.2.1] by", "from [192.0.2.1] port=25 helo=x by".
  /^from[ \t]+\[\S+\][ \t]+\[/u,
  /^from[ \t]+[^\s(]\S*[ \t]+(?!(?:by|with|via|id|for)[ \t])[\w.-]+[ \t]+\[/u,
  /^from[ \t]+[^\s(]\S*[ \t]+(?:(?:port|helo)=|(?:EHLO|HELO|LHLO)[ \t]+[\w.-]+[ \t])/u,
  // The comment about the peer is missing, which Postfix writes first: "from mx.example (using TLSv1.3 …) by".
  /^from[ \t]+[^\s()]+[ \t\r\n]+\(using TLS/u,
  // An address without its parenthesis: "from mx.example.ru192.0.2.1 by".
  /^from[ \t]+[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\d{1,3}(?:\.\d{1,3}){3}[ \t]/u,
  // Square brackets are missing: "(mx.example 192.0.2.1)". "(HELO 192.0.2.1)" is qmail's.
  /\((?:unknown|[\w-]+(?:\.[\w-]+)+)[ \t](?:(?:::ffff:|IPv6:)?\d{1,3}(?:\.\d{1,3}){3}|IPv6:[\da-f:.]+)\)/iu,
  // The name of the program without parentheses: "by mx.example Postfix with esmtp".
  /\bby[ \t]+[\w.-]+[ \t]+(?!(?:with|via|id|for|by|from|over|at|on)\b)[a-z][\w.-]*[ \t/]/iu,
  // Round brackets in place of angle brackets: "for (user@mx.example)".
  /(?:\bfor|envelope-(?:from|sender))[ \t]+\([^()\s]*@/u,
  // Marks of Markdown, forums and pages around a word, links, a word in place of a sign, braces in place of brackets.
  /[*`{}]|>>>|<<<|__|https?:\/\/|<\/\w+>|\[\/\w+\]|[ \t]dot[ \t]/iu,
  /(?:\bfrom[ \t]+|\bby[ \t]+|\()"[a-z\d-]+(?:\.[a-z\d-]+)+"/iu,
];
const BRACKETED = /\[([^\s[\]]{5,60})\]/gu;
/** Digits and dots, and the signs that a scanner reads in their place. */
const LIKE_ADDRESS = /^(?=\D*\d[^.]*\.)[\dilosb.,]+$/iu;
const OCTETS = 4;
/** The text between "from" and "by". */
const PEER = /^from[ \t]+([^;]*?)[ \t\r\n]by[ \t]/iu;
const INNERMOST = /\([^()]*\)/gu;
const ADDRESS_WORD = /^\[?(?:IPv6:)?(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{0,4}:[\da-f:.]{2,40})\]?(?::\d+)?$/iu;
/**
 * Words with which a server adds a user or a date: "from 192.0.2.1 ([192.0.2.1]) as user x@localhost by", "from
 * 192.0.2.1 (192.0.2.1) at Tue, 21 Apr 2020 23:32:11 by"
 */
const USER_OR_DATE = /^(?:as|at)$/iu;

/** Whether the text of a Received field is not what a server wrote: read from a picture, emphasised, annotated. */
export function isMiswritten(hop: string): boolean {
  if (SIGNS.some((sign) => sign.test(hop)) || !isBalanced(hop, '(', ')') || !isBalanced(hop, '[', ']')) return true;
  if (isPeerWithoutBrackets(hop)) return true;
  return [...hop.matchAll(BRACKETED)].some(([, text = '']) => LIKE_ADDRESS.test(text) && !isAddress(text));
}

/**
 * "from mx.example mx.example 192.0.2.1 by": more words next to an address than servers write. Outside of parentheses
 * they write only a name, and an address in square brackets.
 */
function isPeerWithoutBrackets(hop: string): boolean {
  const [, peer = ''] = PEER.exec(hop) ?? [];
  const words = withoutParentheses(peer).split(/\s+/u).filter(Boolean);
  if (!words.some((word) => ADDRESS_WORD.test(word)) || USER_OR_DATE.test(words[1] ?? '')) return false;
  return words.length > 2 || (words.length === 2 && !(words[1] ?? '').startsWith('['));
}

/** The text without its parentheses, which may be nested as in "(x ([192.0.2.1]))". */
function withoutParentheses(text: string): string {
  return text.replaceAll(INNERMOST, ' ').replaceAll(INNERMOST, ' ').replaceAll(INNERMOST, ' ');
}

function isAddress(text: string): boolean {
  const octets = text.split('.');
  return octets.length === OCTETS && octets.every((octet) => /^\d{1,3}$/u.test(octet) && Number(octet) <= 255);
}

function isBalanced(text: string, opening: string, closing: string): boolean {
  return text.split(opening).length === text.split(closing).length;
}

import type { ReadFailure } from '../contract/source-result.ts';

/** What a webmail answered instead of a message. */
export interface OtherAnswer {
  readonly status: number;
  /** The final address of the answer, after redirects. */
  readonly url: string;
  readonly redirected: boolean;
  /** The beginning of the answer; its charset does not matter for the marks that are searched for. */
  readonly text: string;
}

/** Characters of an answer that are examined. On sign-in pages the form comes after 10 to 40 kB of head. */
export const ANSWER_SAMPLE = 64 * 1024;

/** 440 is Exchange's "Login Time-out". */
const SIGN_IN_STATUS: readonly number[] = [401, 407, 440];
const GONE_STATUS: readonly number[] = [404, 410];

const PASSWORD_FIELD = /<input\b[^>]{0,500}\btype ?= ?["']?password/iu;
const SIGN_IN_FORM = /<form\b[^>]{0,500}(?:log-?in|sign-?in|log-?on|passport|rcmlogin)/iu;
const SIGN_IN_ADDRESS = /\/(?:log-?in|sign-?in|log-?on|passport|auth)\b/iu;
/** JSON of webmail APIs: {"error":"ckey"}, {"error":"not_authenticated"}, {"code":"session_expired"}. */
const SIGN_IN_ERROR =
  /"(?:error|code|message|status)" ?: ?"[^"]{0,60}(?:ckey|auth|session|signed.?out|log.?in)[^"]{0,60}"/iu;
const GONE_WORDS =
  /not[ _-]?found|no such (?:message|mail|email)|(?:does not|doesn['’]t|doesn&#39;t) exist|не найден|не существует/iu;

/**
 * Why an answer is not a message. Webmails answer with status 200 when the session is over (Roundcube, Yandex, Gmail)
 * and when there is no such message (Gmail: a page; Roundcube: nothing at all), so the text counts as much as the
 * status.
 */
export function reasonOf(answer: OtherAnswer): ReadFailure {
  const text = withoutScripts(answer.text.slice(0, ANSWER_SAMPLE)).trim();
  if (SIGN_IN_STATUS.includes(answer.status) || isSignIn(answer, text)) {
    return 'signed-out';
  }
  if (GONE_STATUS.includes(answer.status) || (answer.status < 400 && text === '') || GONE_WORDS.test(text)) {
    return 'not-found';
  }
  return answer.status >= 400 ? 'refused' : 'not-a-message';
}

function isSignIn(answer: OtherAnswer, text: string): boolean {
  if (text.startsWith('<')) {
    const redirectedToSignIn = answer.redirected && SIGN_IN_ADDRESS.test(pathOf(answer.url));
    return redirectedToSignIn || PASSWORD_FIELD.test(text) || SIGN_IN_FORM.test(text);
  }
  return text.startsWith('{') && SIGN_IN_ERROR.test(text);
}

/** A mailbox page contains all its sentences in its scripts, including "not found" and "sign in". */
function withoutScripts(text: string): string {
  const parts: string[] = [];
  for (let start = 0; start < text.length;) {
    const script = text.indexOf('<script', start);
    if (script === -1) {
      parts.push(text.slice(start));
      break;
    }
    parts.push(text.slice(start, script));
    const end = text.indexOf('</script', script);
    start = end === -1 ? text.length : end + '</script'.length;
  }
  return parts.join('');
}

function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : '';
}

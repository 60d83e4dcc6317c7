import { hostileText } from './mutate.ts';
import { CONNECTION } from './peers.ts';
import type { Random } from './random.ts';

const HOST = 'mx.klever.test';
const LINE_ENDS = /[\r\n\0]/g;
const BLANKS = /[\r\n\0\t ]/g;

/** The wordings of Google, Exim, policyd-spf, Haraka and Microsoft, which repeat the envelope sender and the greeting. */
const WORDINGS: readonly ((sender: string, helo: string) => string)[] = [
  (sender, helo) =>
    `Received-SPF: pass (${HOST}: domain of ${sender} designates ${CONNECTION} as permitted sender) client-ip=${CONNECTION}; envelope-from=${sender}; helo=${helo};`,
  (sender, helo) =>
    `Received-SPF: Fail (${HOST}: domain of ${sender} does not designate ${CONNECTION} as permitted sender) receiver=${HOST}; identity=mailfrom; client-ip=${CONNECTION}; helo=${helo}; envelope-from=${sender}`,
  (sender, helo) =>
    `Received-SPF: None (mailfrom) identity=mailfrom; client-ip=${CONNECTION}; helo=${helo}; envelope-from=${sender}; receiver=<UNKNOWN>`,
  (sender, helo) =>
    `Authentication-Results: ${HOST}; spf=fail (${HOST}: domain of ${sender} does not designate ${CONNECTION} as permitted sender) smtp.mailfrom=${sender} smtp.helo=${helo}`,
  (sender, helo) => `Authentication-Results: ${HOST}; spf=pass smtp.mailfrom=${sender}; spf=none smtp.helo=${helo}`,
  (sender, helo) =>
    `Authentication-Results: ${HOST}; iprev=fail (${helo}) smtp.remote-ip=${CONNECTION}; spf=pass smtp.mailfrom=${sender}`,
  (sender) => `Authentication-Results: ${HOST}; dkim=pass header.i=${sender} header.d=evil.example; spf=none`,
  (sender, helo) =>
    `Authentication-Results: ${HOST}; spf=pass (sender IP is ${CONNECTION}) smtp.mailfrom=${sender}; dmarc=fail header.from=${helo}`,
];

/** A result of a border server in which the envelope sender and the greeting are hostile; as a whole field with its name. */
export function resultOfBorder(random: Random): string {
  const local = hostileText(random, LINE_ENDS).replaceAll(/["\\]/g, '');
  const helo = hostileText(random, BLANKS);
  return random.of(WORDINGS)(`"${local}"@evil.example`, helo);
}

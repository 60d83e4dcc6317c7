import type { Random } from './random.ts';

/** What the grammar reacts to, and what forgers write. */
const PIECES: readonly string[] = [
  ...[
    '(',
    ')',
    '[',
    ']',
    '<',
    '>',
    '"',
    '\\',
    ';',
    ',',
    '=',
    '@',
    ':',
    '.',
    ' ',
    '\t',
    '\u00a0',
    '\u0000',
    '\ud800',
    '\u202e',
  ],
  ...[' by ', ' from ', ' with ', ' id ', ' for ', ' via ', ' tls ', ' envelope-from ', 'by', 'from'],
  ...[
    '[185.138.182.101]',
    '185.138.182.101',
    '[::ffff:185.138.182.101]',
    '[127.0.0.1]',
    'gato101.sndsy.ru',
    'unknown',
    'localhost',
  ],
  ...[
    '(Postfix)',
    '(Exim 4.98)',
    '(8.17.1/8.17.1)',
    '(Haraka/2.8)',
    '(TLS: TLS1.3,256bits,ECDHE)',
    '(may be forged)',
    'verified',
  ],
  ...['helo=', '(HELO ', 'ident=', 'sni=', 'LMTP', 'local', 'ESMTPSA', 'HTTP', 'mapi', 'by mx.klever.test'],
  ...['client-ip=185.138.182.101;', 'designates 185.138.182.101 as permitted sender', 'smtp.remote-ip=185.138.182.101'],
  ...['iprev=pass policy.iprev=185.138.182.101 (gato101.sndsy.ru)', 'sender IP is 185.138.182.101'],
  ...[
    '(envelope-from <',
    '(envelope-sender <',
    '>)',
    '@evil.example>)',
    '(return-path ',
    ', uid 502',
    'as permitted sender',
  ],
  ...[
    '; Mon, 23 Nov 2026 10:30:00 +0300',
    '; ',
    'Mon, 23 Nov',
    '- 0400',
    'id 000000000024602E.000000006B0A2583.00000EB4',
  ],
];

/** Up to five changes: pieces inserted, spans removed, spans of another text inserted, letters in another case. */
export function mutate(text: string, others: readonly string[], random: Random): string {
  let mutated = text;
  for (let changes = 1 + random.below(5); changes > 0; changes--) {
    const at = random.below(mutated.length + 1);
    const before = mutated.slice(0, at);
    switch (random.below(6)) {
      case 0:
        mutated = before + mutated.slice(at + 1 + random.below(12));
        break;
      case 1: {
        const other = random.of(others);
        const from = random.below(other.length + 1);
        mutated = before + other.slice(from, from + random.below(60)) + mutated.slice(at);
        break;
      }
      case 2:
        mutated = before + mutated.slice(at, at + 8).toUpperCase() + mutated.slice(at + 8);
        break;
      default:
        mutated = before + random.of(PIECES) + mutated.slice(at);
    }
  }
  return mutated;
}

/** Text of the kind that a peer sends: a few pieces and letters in any order. */
export function hostileText(random: Random, without: RegExp): string {
  let text = random.of(['a', 'x.evil.example', 'gato101.sndsy.ru', '"a', 'mx.klever.test']);
  for (let count = random.below(7); count > 0; count--) text += random.of(PIECES);
  return text.replace(without, '');
}

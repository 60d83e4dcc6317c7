import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { VerdictName } from '../../src/relay/verdict.ts';

/** One message of the demo, as the mailbox's own servers recorded it. */
export interface DemoMessage {
  /** File below `messages/`, without ".eml". */
  readonly name: string;
  /** Its decoded subject, as a webmail shows it. */
  readonly subject: string;
  /** Its verdict by the decision table (docs/border.md), found by reasoning. */
  readonly verdict: VerdictName;
  readonly story: string;
}

export const DEMO_MESSAGES: readonly DemoMessage[] = [
  {
    name: 'gmail',
    subject: 'Ноябрьские улуны и пуэры: дегустация в субботу',
    verdict: 'proven',
    story: 'mx.google.com took it from an address of the relay; one hop inside Gmail above it',
  },
  {
    name: 'yandex',
    subject: 'Скидка на весь китайский чай',
    verdict: 'proven',
    story: 'Yandex’s mxfront took it from an address of the relay; two hops inside Yandex above it; koi8-r subject',
  },
  {
    name: 'mailru',
    subject: 'Ваш заказ № 143 собран',
    verdict: 'proven',
    story: 'Mail.ru’s MX records address and HELO only: the address is enough',
  },
  {
    name: 'postfix',
    subject: 'Your November tea box is on its way',
    verdict: 'proven',
    story: 'a company’s own Postfix, with an LMTP hand-over to Dovecot above it',
  },
  {
    name: 'exim',
    subject: 'Подарок ко дню рождения',
    verdict: 'proven',
    story: 'Exim writes one name where HELO and confirmed reverse name are equal',
  },
  {
    name: 'exchange-online',
    subject: 'Invoice 2026-1105 for your office tea',
    verdict: 'proven',
    story: 'Exchange Online records no reverse name; three hops inside Microsoft 365 above the border',
  },
  {
    name: 'forwarded-by-yandex',
    subject: 'Напоминание: дегустация завтра',
    verdict: 'reported',
    story: 'the mailbox’s server took it from Yandex, and Yandex says that it came from the relay',
  },
  {
    name: 'mailing-list',
    subject: '[tea-lovers] New harvest oolongs',
    verdict: 'reported',
    story: 'the mailbox’s server took it from a list server, which took it from the relay and handed it to itself',
  },
  {
    name: 'forged-helo',
    subject: 'Вы выиграли годовой запас чая',
    verdict: 'contradicted',
    story: 'the peer calls itself gato101.sndsy.ru; its address is another’s and has no reverse name',
  },
  {
    name: 'look-alike',
    subject: 'Срочно обновите пароль',
    verdict: 'contradicted',
    story: 'gato101.sndsy.ru.mailer.example is made to look like the relay, and the address is not the relay’s',
  },
  {
    name: 'forged-lines',
    subject: 'Payment failed: confirm your card',
    verdict: 'claimed',
    story: 'a spotless relay line naming the mailbox’s own server, but below the border: its sender wrote it',
  },
  {
    name: 'direct',
    subject: 'Тест: рассылка без релея',
    verdict: 'absent',
    story: 'the customer’s own server delivered it: the relay is not switched on for this sender',
  },
  {
    name: 'no-received',
    subject: 'Draft of the December campaign',
    verdict: 'undetermined',
    story: 'a copy from the Sent folder, which never travelled',
  },
];

/** The message's bytes. */
export function readDemoMessage(message: DemoMessage): Uint8Array {
  return readFileSync(path.join(import.meta.dirname, 'messages', `${message.name}.eml`));
}

import type { FixtureWebmail } from './fixture-webmail.ts';

/** Nothing public shows how it delivers a source: the popup asks for a step by hand. */
export const rambler: FixtureWebmail = {
  id: 'rambler',
  title: 'Rambler',
  host: 'mail.rambler.ru',
  messages: { 'INBOX/2': { subject: 'Заказ 48213', from: 'Лавка <news@lavka.test>', verdict: 'proven' } },
  shown: { address: '/folder/INBOX/2', page: 'rambler/message', reads: { reason: 'needs-source-view' } },
  next: { address: '/folder/INBOX', page: 'rambler/message', reads: { reason: 'no-open-message' } },
  senderWrites: 'main',
  signedOut: 'needs-source-view',
  // How it shows a source is UNKNOWN.
  byHand: { dialog: '<div role="dialog"><pre>{source}</pre></div>', reads: 'INBOX/2' },
  answer: () => null,
};

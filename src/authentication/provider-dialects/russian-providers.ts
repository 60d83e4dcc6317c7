import type { ProviderDialect } from './dialect.ts';

/**
 * Yandex Mail. Nothing is published about these fields. LIKELY, from messages in public repositories and bug trackers:
 * X-Yandex-Spam is 1 in delivered mail and 4 in mail that went to the spam folder; other numbers are unknown.
 */
export const yandex: ProviderDialect = {
  provider: 'Yandex',
  prefixes: ['x-yandex-'],
  fields: [
    {
      field: 'x-yandex-spam',
      meanings: [
        { name: '', value: '1', meaning: 'not-spam' },
        { name: '', value: '4', meaning: 'spam' },
      ],
    },
    { field: 'x-yandex-front', meanings: [{ name: '', value: null, meaning: 'received-by' }] },
    { field: 'x-yandex-timemark', meanings: [{ name: '', value: /^\d{9,11}(?:\.\d+)?$/, meaning: 'received-at' }] },
    { field: 'x-yandex-queue-id', meanings: [{ name: '', value: null, meaning: 'queue-id' }] },
  ],
};

/**
 * Mail.ru and VK WorkSpace. Nothing is published; LIKELY, from messages in public archives: X-Mras "Ok" and "PASS"
 * together with X-Spam "Not detected"; "SPAM", "PROBABLE_SPAM" and "MrasProbableSpam" for doubtful mail; X-Mru-PTR with
 * the client's reverse name; X-Mailru-Src "smtp" for mail that a user of Mail.ru submitted.
 */
export const mailRu: ProviderDialect = {
  provider: 'Mail.ru',
  prefixes: ['x-mru-', 'x-mailru-', 'x-mras'],
  fields: [
    {
      field: 'x-mras',
      meanings: [
        { name: '', value: /^(?:ok|pass)$/, meaning: 'not-spam' },
        { name: '', value: 'probable_spam', meaning: 'probable-spam' },
        { name: '', value: 'spam', meaning: 'spam' },
      ],
    },
    {
      field: 'x-spam',
      accepts: (body) => /^(?:not detected|undefined|mras[a-z]{1,40})$/i.test(body),
      meanings: [
        { name: '', value: 'not detected', meaning: 'not-spam' },
        { name: '', value: 'mrasprobablespam', meaning: 'probable-spam' },
      ],
    },
    { field: 'x-mru-ptr', meanings: [{ name: '', value: null, meaning: 'client-reverse-name' }] },
    { field: 'x-mru-authenticated-sender', meanings: [{ name: '', value: null, meaning: 'authenticated-sender' }] },
    { field: 'x-mailru-src', meanings: [{ name: '', value: null, meaning: 'submission-way' }] },
    {
      field: 'x-dmarc-policy',
      accepts: (body) => /^[a-z]{1,20}$/i.test(body),
      meanings: [],
    },
  ],
};

/**
 * Rambler. X-Rambler-User "login@rambler.ru/192.0.2.1" occurs in mail submitted by a user of Rambler (public list
 * archives).
 */
export const rambler: ProviderDialect = {
  provider: 'Rambler',
  prefixes: ['x-rambler-'],
  fields: [{ field: 'x-rambler-user', meanings: [{ name: '', value: null, meaning: 'submitting-user' }] }],
};

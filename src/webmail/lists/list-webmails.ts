/**
 * The ids of the webmails whose lists can be read, for code that does not include the adapters. `page`: the page of the
 * list has the ids of its messages. `program`: only the webmail's own program knows them, and is asked
 * (selected-in-program.ts).
 */
export const LIST_WEBMAILS: Readonly<Partial<Record<string, 'page' | 'program'>>> = {
  gmail: 'page',
  roundcube: 'page',
  horde_imp: 'page',
  maildev: 'page',
  mailpit: 'page',
  mailcatcher: 'page',
  wildduck: 'page',
  cypht: 'page',
  sogo: 'program',
  snappymail: 'program',
  mailhog: 'program',
};

/**
 * The webmails whose lists can be read, by their ids, for those who do not carry the adapters. `page`: the list in the page has
 * the ids of its messages. `program`: only the webmail's own program knows them, and is asked for them (selected-in-program.ts).
 */
export const LIST_WEBMAILS: Readonly<Partial<Record<string, 'page' | 'program'>>> = {
  roundcube: 'page',
};

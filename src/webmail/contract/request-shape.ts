/**
 * The one shape of a request. An adapter never gives an address: it gives a shape, which it has declared beforehand, and the
 * values for its places. The engine builds the address from them (reader/request-address.ts), and refuses everything
 * else before it is sent. So nothing that stands in a page can choose what is asked there with the user's cookies.
 */
export interface RequestShape {
  /**
   * Method, path and query, with places as RFC 6570 writes them: `{id}` is percent-encoded, `{+root}` is put in as it
   * stands, `{&key}` becomes "&key=value", or nothing where there is no value.
   */
  readonly template: `${'GET' | 'POST'} ${'/' | '{+'}${string}`;
  /** What the whole of each value must match. Each pattern is anchored at both ends. */
  readonly values: Readonly<Record<string, RegExp>>;
  /** The JSON of a POST. A text "{name}" in it stands for that value. */
  readonly body?: Json;
}

/** What is put into the places of a shape. */
export type ShapeValues = Readonly<Record<string, string | null>>;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * A path under which an application is installed: "/", "/roundcube/", "/cpsess0123456789/3rdparty/roundcube/". It comes from
 * the address of the page or of its shell, never from the body. No dots alone, no encoded characters.
 */
export const WEB_ROOT = /^\/(?:(?!\.{1,2}\/)[\w.~@-]{0,100}\/){0,12}$/u;

/**
 * The one shape of a request. An adapter never supplies an address: it supplies a shape, declared beforehand, and the
 * values for its placeholders. The engine builds the address from them (reader/request-address.ts) and rejects
 * everything else before it is sent. So nothing in a page can choose what is requested with the user's cookies.
 */
export interface RequestShape {
  /**
   * Method, path and query, with placeholders as in RFC 6570: `{id}` is percent-encoded, `{+root}` is inserted as it
   * is, `{&key}` becomes "&key=value", or nothing without a value.
   */
  readonly template: `${'GET' | 'POST'} ${'/' | '{+'}${string}`;
  /** What the whole of each value must match. Each pattern is anchored at both ends. */
  readonly values: Readonly<Record<string, RegExp>>;
  /** The JSON of a POST. A text "{name}" in it is replaced by that value. */
  readonly body?: Json;
  /** The fields of a POST as a form sends them, in place of JSON. A text "{name}" in it is replaced by that value. */
  readonly form?: Readonly<Record<string, string>>;
}

/** The values for the placeholders of a shape. */
export type ShapeValues = Readonly<Record<string, string | null>>;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * A path under which an application is installed: "/", "/roundcube/", "/cpsess0123456789/3rdparty/roundcube/". It comes
 * from the address of the page or of its shell, never from the body. No dot segments, no encoded characters.
 */
export const WEB_ROOT = /^\/(?:(?!\.{1,2}\/)[\w.~@-]{0,100}\/){0,12}$/u;

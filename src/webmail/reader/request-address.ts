import type { Json, RequestShape, ShapeValues } from '../contract/request-shape.ts';

export interface BuiltRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: string | null;
}

/** "{id}", "{+root}", "{&key}" (RFC 6570 sections 3.2.2, 3.2.3, 3.2.9). */
const PLACE = /\{([+&]?)(\w+)\}/gu;

/** A text of a JSON body that is replaced by a value. */
const PLACE_IN_BODY = /^\{(\w+)\}$/u;

/**
 * A request of a declared shape.
 *
 * @param base the page's address: only its own origin is ever asked
 * @returns null if a value is missing or does not match its pattern, if the address would not be parsed as written
 *   (dots, backslashes, control characters), and on pages without an origin
 */
export function buildRequest(shape: RequestShape, values: ShapeValues, base: URL): BuiltRequest | null {
  const given = Object.entries(values).filter(([, value]) => value !== null);
  if (!given.every(([name, value]) => shape.values[name]?.test(value ?? '') === true)) {
    return null;
  }
  const [method = '', template = ''] = shape.template.split(' ');
  const address = fill(template, values);
  if (address === null || base.origin === 'null' || !URL.canParse(base.origin + address)) {
    return null;
  }
  const url = new URL(base.origin + address);
  const isAsWritten = url.origin === base.origin && url.pathname + url.search === address;
  const { body, form } = shape;
  const written = body === undefined ? null : JSON.stringify(fillJson(body, values));
  return isAsWritten ? { method, url, body: form === undefined ? written : fillForm(form, values) } : null;
}

/** A field without a value is left out. */
function fillForm(form: Readonly<Record<string, string>>, values: ShapeValues): string {
  const fields = Object.entries(form).flatMap(([name, text]) => {
    const value = fillJson(text, values);
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return new URLSearchParams(fields).toString();
}

/** null if a placeholder has no value. */
function fill(template: string, values: ShapeValues): string | null {
  let isWhole = true;
  const filled = template.replaceAll(PLACE, (_, operator: string, name: string) => {
    const value = values[name] ?? null;
    if (operator === '&') {
      return value === null ? '' : `&${name}=${encoded(value)}`;
    }
    isWhole &&= value !== null;
    return operator === '+' ? (value ?? '') : encoded(value ?? '');
  });
  return isWhole ? filled : null;
}

/** Encodes an apostrophe, too: browsers encode it in a query, and the address would not be parsed as written. */
function encoded(value: string): string {
  return encodeURIComponent(value).replaceAll("'", '%27');
}

function fillJson(body: Json, values: ShapeValues): Json {
  if (typeof body === 'string') {
    const name = PLACE_IN_BODY.exec(body)?.[1];
    return name === undefined ? body : (values[name] ?? null);
  }
  if (typeof body !== 'object' || body === null) {
    return body;
  }
  return isList(body)
    ? body.map((entry) => fillJson(entry, values))
    : Object.fromEntries(Object.entries(body).map(([name, entry]) => [name, fillJson(entry, values)]));
}

function isList(body: Json): body is readonly Json[] {
  return Array.isArray(body);
}

import { fromBase64 } from '../decodings/base64.ts';

/** How much of one JSON text is examined. */
const LIMITS = { nodes: 20_000, depth: 12 } as const;

const NAME_KEYS = ['name', 'Name', 'key', 'header'];
const VALUE_KEYS = ['value', 'Value', 'val'];

/** JSON begins with a brace or a bracket. */
export function isJson(text: string): boolean {
  return /^[\s\ufeff]*[[{]/u.test(text.slice(0, 200));
}

/** A source in JSON. */
export interface JsonSource {
  readonly source: string | Uint8Array;
  /**
   * Its key is one for headers or sources. Any other text may be the message's own, in which its sender can write
   * anything.
   */
  readonly sure: boolean;
}

/** Keys of whole sources and headers in the APIs of mail services. */
const SOURCE_KEY =
  /^(?:raw|source|eml|mime|rfc822|rawmessage|raw_message|headers?|rawheaders|raw_headers|header_text)$/iu;

/**
 * The sources that a JSON text may hold, in order: lists of names and values (Gmail's `payload.headers`, Microsoft
 * Graph's `internetMessageHeaders`), records of names, whole sources as base64 (Gmail's `raw`) or as text. Empty if the
 * text is not JSON.
 */
export function sourcesInJson(text: string): JsonSource[] {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return [];
  }
  const found: JsonSource[] = [];
  let nodes = 0;
  const look = (value: unknown, depth: number, key: string | null): void => {
    nodes += 1;
    if (nodes > LIMITS.nodes || depth > LIMITS.depth) return;
    if (typeof value === 'string') {
      const source = sourceInString(value);
      if (source !== null) found.push({ source, sure: key === null || SOURCE_KEY.test(key) });
    } else if (Array.isArray(value)) {
      const header = headerOfList(value);
      if (header === null) for (const item of value) look(item, depth + 1, key);
      else found.push({ source: header, sure: true });
    } else if (typeof value === 'object' && value !== null) {
      const header = headerOfRecord(value);
      if (header !== null) found.push({ source: header, sure: true });
      for (const [name, item] of Object.entries(value)) look(item, depth + 1, name);
    }
  };
  look(root, 0, null);
  return found;
}

function sourceInString(text: string): string | Uint8Array | null {
  if (/^Received[ \t]*:/imu.test(text.slice(0, 100_000))) return text;
  const bytes = text.length > 400 ? fromBase64(text) : null;
  return bytes;
}

/** `[{name, value}, …]`, or `[[name, value], …]`. */
function headerOfList(list: readonly unknown[]): string | null {
  const fields = list.map(fieldOf);
  const lines = fields.filter((line) => line !== null);
  return lines.length >= 1 && lines.length * 2 > fields.length ? lines.join('\n') : null;
}

function fieldOf(item: unknown): string | null {
  if (Array.isArray(item)) {
    const pair: readonly unknown[] = item;
    return pair.length === 2 ? lineOf(pair[0], pair[1]) : null;
  }
  if (typeof item !== 'object' || item === null) return null;
  const [name] = NAME_KEYS.flatMap((key): unknown => Reflect.get(item, key) ?? []);
  const [value] = VALUE_KEYS.flatMap((key): unknown => Reflect.get(item, key) ?? []);
  return lineOf(name, value);
}

/** `{Received: ["…", "…"], From: "…"}`; the order between names is that of the record. */
function headerOfRecord(record: object): string | null {
  const entries = Object.entries(record);
  if (!entries.some(([name]) => name.toLowerCase() === 'received')) return null;
  const lines = entries.flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value]).map((one: unknown) => lineOf(name, one)),
  );
  return lines.filter((line) => line !== null).join('\n');
}

/** A value stays one field, whatever line ends it holds. */
function lineOf(name: unknown, value: unknown): string | null {
  if (typeof name !== 'string' || typeof value !== 'string' || !/^[\w-]+$/u.test(name)) return null;
  return `${name}: ${value.trim().replaceAll(/[\r\n]+[ \t]*/gu, '\n\t')}`;
}

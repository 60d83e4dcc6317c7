/**
 * `string(58) "` before the bytes of a string, `array(3) {` or `object(stdClass)#1 (2) {` before entries, `["name"]=>`
 * before a value.
 */
const TOKEN =
  /string\((\d{1,7})\) "|(?:array|object)\([\w\\]+\)[^{\n]{0,20}\{|\[("?)([\w-]+)\2(?::[\w":]+)?\]=>\s*|\}/gu;
const BEGINS = /^\s*(?:array\(\d+\) \{|object\()/u;
/** The end of a string, by what follows it: its own quotation marks do not end it. */
const CLOSED = /"[ \t]*\r?\n[ \t]*(?:\["?[\w-]+"?\]=>|\})/gu;

/** Whether a text begins as var_dump prints an array or an object. */
export function isVarDump(text: string): boolean {
  return BEGINS.test(text.slice(0, 200));
}

/**
 * What PHP's var_dump printed, as {@link readLiterals} can read it; null for any other text. It prints a string as it is,
 * with the number of its bytes.
 */
export function fromVarDump(text: string): string | null {
  if (!isVarDump(text)) return null;
  const pieces: string[] = [];
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(text); token !== null; token = TOKEN.exec(text)) {
    const [whole, length, , key] = token;
    if (length !== undefined) {
      const value = stringOf(text, TOKEN.lastIndex, Number(length));
      pieces.push(JSON.stringify(value), ',');
      TOKEN.lastIndex += value.length + 1;
    } else if (key !== undefined) pieces.push(JSON.stringify(key), ' => ');
    else pieces.push(whole === '}' ? '},' : '{');
  }
  return pieces.join('');
}

/** The string of the stated length. If copying changed line ends or bytes, it ends where the next entry begins. */
function stringOf(text: string, from: number, length: number): string {
  const counted = text.slice(from, from + length);
  if (text[from + counted.length] === '"') return counted;
  CLOSED.lastIndex = from;
  const close = CLOSED.exec(text)?.index ?? text.length;
  return text.slice(from, close);
}

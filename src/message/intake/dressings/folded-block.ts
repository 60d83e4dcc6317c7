/** "headers: >-": YAML's sign of a text that is folded at its blanks (YAML 1.2 §8.1.3). */
const KEY = /^[ \t]*(?:- )?[\w.-]+:[ \t]*>[-+]?\d?[ \t]*$/u;

/**
 * The lines of a text in YAML's folded style, without its key and indentation: there an empty line ends a line, and a
 * single line end is a blank. null for any other lines.
 */
export function withoutFoldedBlock(lines: readonly string[]): string[] | null {
  const begins = lines.findIndex((line) => line.trim() !== '');
  if (begins === -1 || !KEY.test(lines[begins] ?? '')) return null;
  const below = lines.slice(begins + 1);
  const indent = /^ +(?=\S)/u.exec(below.find((line) => line.trim() !== '') ?? '')?.[0];
  if (indent === undefined) return null;
  const end = below.findIndex((line) => line.trim() !== '' && !line.startsWith(indent));
  const freed: string[] = [];
  let isOpen = false;
  for (const line of end === -1 ? below : below.slice(0, end)) {
    const text = line.slice(indent.length);
    if (text.trim() === '') isOpen = false;
    else if (isOpen) freed.push(`${freed.pop() ?? ''} ${text}`);
    else {
      freed.push(text);
      isOpen = true;
    }
  }
  return freed;
}

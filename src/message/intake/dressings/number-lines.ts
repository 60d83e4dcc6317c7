const NUMBER = /^[ \t]*(\d{1,5})[ \t]*$/u;
const LEAST = 5;

/**
 * The lines without the line numbers that copying from a code view puts onto separate lines ("1", "Received: …", "2",
 * …); null if there are none. The numbers go up by one, with a line of text between most of them.
 */
export function withoutNumberLines(lines: readonly string[]): string[] | null {
  const places = lines.flatMap((line, place) => (NUMBER.test(line) ? [place] : []));
  const numbers = places.map((place) => Number(lines[place]));
  const filled = lines.filter((line) => line.trim() !== '').length;
  const isCount = numbers.every((number, nth) => nth === 0 || number === (numbers[nth - 1] ?? 0) + 1);
  const apart = places.filter((place, nth) => place > (places[nth - 1] ?? -2) + 1).length;
  if (numbers.length < LEAST || !isCount || apart * 5 < numbers.length * 4 || numbers.length * 5 < filled * 2)
    return null;
  return lines.filter((line) => !NUMBER.test(line));
}

/** No message is shorter than this, and many words look like base64. */
const LEAST = 80;
const DIGITS = /^[\w+/-]+={0,2}$/u;

/**
 * Decodes a text that is base64 or base64url as a whole (RFC 4648); null for any other. A truncated one is decoded as
 * far as it goes.
 */
export function fromBase64(text: string): Uint8Array | null {
  const bare = text.replaceAll(/[\s\u200b\ufeff]+/gu, '');
  if (bare.length < LEAST || !DIGITS.test(bare)) return null;
  const digits = bare
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/(?<!=)=+$/u, '');
  try {
    const bytes = atob(digits.slice(0, digits.length - (digits.length % 4 === 1 ? 1 : 0)));
    return Uint8Array.from(bytes, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

/** Encoders break lines after at least this many characters, except the last one. */
const LEAST_OF_LINE = 40;
const MARKS_BEFORE = /^[>|\s"'`]+/u;
const MARKS_AFTER = /(?<!["'`,;\s])["'`,;\s]+$/u;
const RUNS = 4;

/** A long run of base64 on a line with other words. */
const LONG_RUN = /(?:^|[\s"'(:=,])([\w+/]{200,}={0,2})(?=$|[\s"'),;.])/u;

/**
 * Decodes the first few runs of base64 inside another text (after a greeting, quoted, after the fields of a part, in a
 * `data:` address).
 */
export function base64Inside(text: string): Uint8Array[] {
  const runs: string[] = [];
  let run = '';
  const end = (): void => {
    if (run.length >= LEAST) runs.push(run);
    run = '';
  };
  for (const line of text.split('\n')) {
    const bare = line
      .replace(MARKS_BEFORE, '')
      .replace(MARKS_AFTER, '')
      .replace(/^data:[\w/+.;=-]{0,100};base64,/iu, '');
    const inLine = run === '' ? LONG_RUN.exec(line)?.[1] : undefined;
    if (inLine !== undefined && !DIGITS.test(bare)) runs.push(inLine);
    const isOfRun = DIGITS.test(bare) && (bare.length >= LEAST_OF_LINE || (run !== '' && bare.length % 4 === 0));
    if (isOfRun) run += bare;
    else end();
    if (isOfRun && bare.endsWith('=')) end();
    if (runs.length >= RUNS) break;
  }
  end();
  return runs.slice(0, RUNS).flatMap((each) => fromBase64(each) ?? []);
}

import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The names of the pictures in docs/screenshots that README.md shows: only these are kept there. */
export function picturesOfReadme(): string[] {
  const text = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const names = [...text.matchAll(/\(docs\/screenshots\/([\w-]+\.png)\)/gu)].map(([, name = '']) => name);
  return [...new Set(names)].toSorted();
}

/**
 * Reduces pictures to at most so many colours each, which look the same and take a fifth of the bytes. The same input
 * always produces the same picture. A small picture needs 32: with fewer, a sign in a colour of its own loses it.
 */
export function reduceColours(folder: string, names: readonly string[], colours: number): void {
  // Dithering would compress badly.
  const options = ['--force', '--ext', '.png', '--speed', '1', '--strip', '--nofs', String(colours), '--'];
  execFileSync('pngquant', [...options, ...names], { cwd: folder });
  for (const name of names) execFileSync('zopflipng', ['-y', name, name], { cwd: folder, stdio: 'ignore' });
}

/**
 * Updates a folder of tracked pictures with freshly made ones: a picture is copied only if its pixels differ, so that
 * making them twice changes nothing. Pictures that are not among `names` are deleted.
 *
 * @returns the names of the pictures that were written
 */
export function keepPictures(made: string, kept: string, names: readonly string[]): string[] {
  mkdirSync(kept, { recursive: true });
  for (const name of readdirSync(kept)) if (!names.includes(name)) rmSync(path.join(kept, name));
  return names.filter((name) => {
    const [fresh, old] = [path.join(made, name), path.join(kept, name)];
    if (existsSync(old) && showTheSame(readFileSync(fresh), readFileSync(old))) return false;
    copyFileSync(fresh, old);
    return true;
  });
}

/** Between two reductions of one picture, pixels of a shadow were seen to differ by more than 0.15. */
const STEP_OF_A_PALETTE = 0.2;

/**
 * Among a million pixels of a picture with much text, three at the edges of letters were seen to differ by more than
 * that between two reductions. One changed letter has dozens.
 */
const MOST_STEPS_PER_PIXEL = 1e-5;

/** Whether two PNG pictures look the same: they have one size, and hardly a pixel differs by more than its smoothing. */
export function showTheSame(one: Uint8Array, other: Uint8Array): boolean {
  const [a, b] = [one, other].map((bytes) => PNG.sync.read(Buffer.from(bytes)));
  if (a === undefined || b === undefined || a.width !== b.width || a.height !== b.height) return false;
  const different = pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: STEP_OF_A_PALETTE });
  return different <= a.width * a.height * MOST_STEPS_PER_PIXEL;
}

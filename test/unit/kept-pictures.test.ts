import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, describe, expect, it } from 'vitest';
import { keepPictures, picturesOfReadme, showTheSame } from '../screenshots/kept-pictures.ts';

const ROOT = join(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'kept-pictures-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A white picture with one pixel of a grey (0 is black) at `spot`; compressed well or badly. */
function picture(width: number, spot: number | null, deflateLevel = 9, grey = 0): Buffer {
  const png = new PNG({ width, height: 4 });
  png.data.fill(255);
  if (spot !== null) png.data.fill(grey, spot * 4, spot * 4 + 3);
  return PNG.sync.write(png, { deflateLevel });
}

describe('two pictures', () => {
  it('are the same if only their bytes differ', () => {
    const [one, other] = [picture(40, 3, 9), picture(40, 3, 0)];
    expect(one.equals(other)).toBe(false);
    expect(showTheSame(one, other)).toBe(true);
  });

  it('are the same if a shadow differs by a step of its palette', () => {
    expect(showTheSame(picture(40, 3, 9, 100), picture(40, 3, 9, 120))).toBe(true);
    expect(showTheSame(picture(40, 3, 9, 100), picture(40, 3, 9, 180))).toBe(false);
  });

  it('are the same if one pixel of a hundred thousand differs, and not if two do', () => {
    const large = (...spots: readonly number[]): Buffer => {
      const png = new PNG({ width: 500, height: 200 });
      png.data.fill(255);
      for (const spot of spots) png.data.fill(0, spot * 4, spot * 4 + 3);
      return PNG.sync.write(png);
    };
    expect(showTheSame(large(), large(30_000))).toBe(true);
    expect(showTheSame(large(), large(30_000, 60_000))).toBe(false);
  });

  it('differ by one pixel if they are small, or by their size', () => {
    expect(showTheSame(picture(40, 3), picture(40, 4))).toBe(false);
    expect(showTheSame(picture(40, null), picture(41, null))).toBe(false);
  });
});

describe('tracked pictures', () => {
  it('are written only if they changed, and deleted if nothing shows them', () => {
    const [made, kept] = [mkdtempSync(join(scratch, 'made-')), mkdtempSync(join(scratch, 'kept-'))];
    for (const name of ['same.png', 'changed.png', 'new.png']) writeFileSync(join(made, name), picture(8, 1));
    writeFileSync(join(kept, 'same.png'), picture(8, 1, 0));
    writeFileSync(join(kept, 'changed.png'), picture(8, 2));
    writeFileSync(join(kept, 'old.png'), picture(8, 1));
    const names = ['changed.png', 'new.png', 'same.png'];
    const before = readFileSync(join(kept, 'same.png'));
    expect(keepPictures(made, kept, names)).toEqual(['changed.png', 'new.png']);
    expect(readdirSync(kept).toSorted()).toEqual(names);
    expect(readFileSync(join(kept, 'same.png'))).toEqual(before);
    expect(keepPictures(made, kept, names)).toEqual([]);
  });

  it('are those that README.md shows and those for the stores, 1.5 MB at most', () => {
    const shown = join(ROOT, 'docs/screenshots');
    const stores = join(ROOT, 'docs/store/pictures');
    expect(readdirSync(shown).toSorted()).toEqual(picturesOfReadme());
    const files = [shown, stores].flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
    const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes).toBeLessThan(1.5 * 1024 * 1024);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from './document.ts';
import { property, textProperty } from '../lab/browsers/property.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const textOf = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const manifest: unknown = JSON.parse(textOf('manifest.json'));

/** The Chrome Web Store accepts 132 characters, addons.mozilla.org 250. */
const LONGEST_SUMMARY = 132;

describe.each(['en', 'ru'])('the listing for the stores in the language %s', (language) => {
  const listing = textOf(`docs/store/listing-${language}.md`);
  const words: unknown = JSON.parse(textOf(`public/_locales/${language}/messages.json`));
  const message = (key: string): string => textProperty(property(words, key), 'message');

  it('has the name and the summary that the browser shows, too', () => {
    expect(part(listing, 'Name')).toBe(message('extension_name'));
    expect(part(listing, 'Summary')).toBe(message('extension_description'));
    expect(part(listing, 'Summary').length).toBeLessThanOrEqual(LONGEST_SUMMARY);
  });

  it('has one purpose in one sentence, and a description', () => {
    expect(part(listing, 'Single purpose').split('.').filter(Boolean)).toHaveLength(1);
    expect(part(listing, 'Description').length).toBeGreaterThan(500);
  });

  it('has pictures of the sizes that the stores ask for', () => {
    for (const name of ['1-proven', '2-absent', '3-contradicted', '4-route', '5-settings'])
      expect(sizeOf(`docs/store/pictures/store-${name}-${language}-light.png`)).toEqual([1280, 800]);
    expect(sizeOf(`docs/store/pictures/store-promotion-${language}-light.png`)).toEqual([440, 280]);
  });
});

describe('the justifications of the permissions', () => {
  const rows = [...readDocument('docs/store/permissions.md').matchAll(/^\| (`.+) \| (.+) \|$/gmu)];
  const justified = rows.flatMap(([, names = '']) => [...names.matchAll(/`([^`]+)`/gu)].map(([, name]) => name));

  it('are there for each permission of the manifest, and for nothing else', () => {
    const asked = ['permissions', 'optional_host_permissions'].flatMap((name) => property(manifest, name));
    expect(new Set(justified)).toEqual(new Set(asked));
    expect(property(manifest, 'host_permissions')).toBeUndefined();
  });

  it('are in the privacy policy, word for word', () => {
    const policy = readDocument('PRIVACY.md');
    for (const [, , justification = ''] of rows) expect(policy).toContain(justification);
  });

  it('and the policy is short enough to be read', () => {
    expect(
      readDocument('PRIVACY.md')
        .split('\n')
        .filter((line) => /^\d+\. /u.test(line)).length,
    ).toBeLessThanOrEqual(15);
  });
});

describe('what the listing links to', () => {
  it('is there', () => {
    for (const file of ['PRIVACY.md', 'public/icons/icon-128.png', 'docs/store/reviewer-notes.md'])
      expect(existsSync(path.join(ROOT, file)), file).toBe(true);
  });
});

/** The text under a heading. */
function part(listing: string, heading: string): string {
  return listing.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0]?.trim() ?? '';
}

/** Width and height of a PNG file (PNG specification, 11.2.1: the first chunk). */
function sizeOf(file: string): [width: number, height: number] {
  const bytes = readFileSync(path.join(ROOT, file));
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TARGETS, chunk, filesOf, scriptsOf, textOf, withStaticImports } from './packages.ts';

/** Ways to run text as code. */
const EVALUATION =
  /(?<![\w$.])eval\s*\(|(?<![\w$])Function\s*\(\s*["'`]|new\s+Function\b|set(?:Timeout|Interval)\s*\(\s*["'`]/gu;
/** Ways to use the network or to be reached through it. */
const NETWORK =
  /(?<![\w$])(?:fetch\s*\(|XMLHttpRequest|WebSocket|WebTransport|EventSource|RTCPeerConnection|importScripts|sendBeacon)/gu;
/** Ways to turn text into markup. */
const MARKUP = /\b(?:outerHTML|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|srcdoc)\b|document\.write/gu;

/** What is injected into a webmail's page: classic scripts, each in one file. */
const IN_A_PAGE: readonly string[] = [
  'content.js',
  'further-webmails.js',
  'rare-pages.js',
  'automatic-checks.js',
  'page-structure.js',
  'selected-messages.js',
];
/** Module statements, and whatever loads a module. The address of a webmail can end in "export", too. */
const MODULE = /(?:^|[;{}\n])\s*(?:import|export)\b(?!\s*[:=)])|(?<![\w$.])import\s*\(/gu;

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([match]) => match);

describe.each(TARGETS)('the code for %s', (target) => {
  const scripts = scriptsOf(target);
  const pageScripts = scripts.filter((file) => !IN_A_PAGE.includes(file));

  it.each(scripts)('%s runs no text as code', (file) => {
    expect(matches(textOf(target, file), EVALUATION)).toEqual([]);
  });

  it.each(pageScripts)("%s, of the extension's own pages, contains no network code", (file) => {
    expect(matches(textOf(target, file), NETWORK)).toEqual([]);
  });

  it('makes requests in a page by fetch in the scripts that read messages, and in no other way', () => {
    for (const file of ['content.js', 'automatic-checks.js', 'selected-messages.js']) {
      expect(new Set(matches(textOf(target, file), NETWORK)), file).toEqual(new Set(['fetch(']));
    }
    for (const file of ['further-webmails.js', 'rare-pages.js', 'page-structure.js']) {
      expect(matches(textOf(target, file), NETWORK), file).toEqual([]);
    }
  });

  it.each(scripts)('%s turns no text into markup', (file) => {
    expect(matches(textOf(target, file), MARKUP)).toEqual([]);
  });

  it('has innerHTML once, in Preact, for an attribute that a lint rule forbids', () => {
    const holders = scripts.filter((file) => textOf(target, file).includes('innerHTML'));
    expect(holders.filter((file) => !textOf(target, file).includes('dangerouslySetInnerHTML'))).toEqual([]);
    expect(
      scripts.flatMap((file) => matches(textOf(target, file), /(?<!dangerouslySetI)innerHTML ?=(?!=)/gu)),
    ).toHaveLength(1);
  });

  it.each(IN_A_PAGE)('has %s in one classic script', (file) => {
    const content = textOf(target, file);
    expect(content).toMatch(/^\(function\(\)/u);
    expect(matches(content, MODULE)).toEqual([]);
  });

  it('comes without source maps, and without paths of the machine that built it', () => {
    expect(filesOf(target).filter((file) => file.endsWith('.map'))).toEqual([]);
    for (const file of scripts) {
      expect(textOf(target, file)).not.toContain('sourceMappingURL');
      expect(textOf(target, file)).not.toContain(join(import.meta.dirname, '../..'));
    }
  });

  it('has pages without inline scripts, styles and handlers', () => {
    for (const page of filesOf(target).filter((file) => file.endsWith('.html'))) {
      expect(matches(textOf(target, page), /<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle=|\son\w+=/gu)).toEqual([]);
      expect(matches(textOf(target, page), /\b(?:https?:)?\/\/[^\s"']+/gu)).toEqual([]);
    }
  });

  it('contains none of the multi-byte character tables that the browser already has', () => {
    const tables = join(dirname(createRequire(import.meta.url).resolve('iconv-lite/package.json')), 'encodings/tables');
    const summary = textOf(target, chunk(target, 'summarise'));
    const samples = readdirSync(tables).flatMap((name) => {
      const rows: unknown = JSON.parse(readFileSync(join(tables, name), 'utf8'));
      return Array.isArray(rows) ? longestText(rows) : [];
    });
    expect(samples.length).toBeGreaterThan(4);
    expect(samples.filter((sample) => summary.includes(sample))).toEqual([]);
  });
});

/** Twelve characters of the longest run of text in a table. */
function longestText(rows: readonly unknown[]): string[] {
  const texts = rows.flat().filter((cell) => typeof cell === 'string');
  const longest = texts.toSorted((one, other) => other.length - one.length)[0] ?? '';
  return longest.length < 12 ? [] : [longest.slice(0, 12)];
}

describe.each(TARGETS)('the worker of the page "Messages" for %s', (target) => {
  it('loads no polyfill, which throws where a worker has no interface of the extension', () => {
    const holders = (script: string): string[] =>
      withStaticImports(target, script).filter((file) =>
        textOf(target, file).includes('should only be loaded in a browser extension'),
      );
    expect(holders('popup.js')).toHaveLength(1);
    expect(holders('messages-worker.js')).toEqual([]);
  });
});

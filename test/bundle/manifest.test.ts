import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { TARGETS, type Target, filesOf, manifestOf, packageFolder, sentence, textOf } from './packages.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

describe.each(TARGETS)('the manifest for %s', (target) => {
  it('asks at installation only for permissions that no browser warns about, and for no site', () => {
    const manifest = manifestOf(target);
    // None of the four is in Chrome's list of permissions that warn, nor in Firefox's.
    expect(manifest['permissions']).toEqual(['activeTab', 'contextMenus', 'scripting', 'storage']);
    for (const key of ['host_permissions', 'optional_permissions', 'content_scripts']) {
      expect(manifest).not.toHaveProperty(key);
    }
  });

  it('may later ask for websites, one at a time, and for nothing else', () => {
    expect(manifestOf(target)['optional_host_permissions']).toEqual(['https://*/*', 'http://*/*']);
  });

  it('runs only one module of its own in the background, started by events', () => {
    const background = target === 'chrome' ? { service_worker: 'background.js' } : { scripts: ['background.js'] };
    expect(manifestOf(target)['background']).toEqual({ ...background, type: 'module' });
  });

  it('exposes no part of the extension to pages', () => {
    for (const key of ['web_accessible_resources', 'externally_connectable']) {
      expect(manifestOf(target)).not.toHaveProperty(key);
    }
  });

  it('lets the pages load their own files, and no others', () => {
    expect(manifestOf(target)['content_security_policy']).toEqual({ extension_pages: POLICY.join('; ') });
  });

  it('is version 3, and carries the version of package.json', () => {
    expect(manifestOf(target)).toMatchObject({ manifest_version: 3, version: packageJson.version });
  });

  it('names only files that are in the package', () => {
    const files = filesOf(target);
    const named = JSON.stringify(manifestOf(target)).matchAll(/"([\w/-]+\.(?:html|js|png))"/gu);
    const paths = [...named].map(([, path]) => path);
    expect(paths).toContain('popup.html');
    expect(paths.filter((path) => path === undefined || !files.includes(path))).toEqual([]);
  });

  it('has its words in every language', () => {
    const keys = [...JSON.stringify(manifestOf(target)).matchAll(/__MSG_(\w+)__/gu)].map(([, key]) => key ?? '');
    expect(keys.length).toBeGreaterThan(0);
    for (const language of ['en', 'ru']) {
      for (const key of keys) expect(sentence(target, language, key)).toMatch(/\S/u);
    }
  });

  it('has a popup and an inspector page, each with its script', () => {
    for (const page of ['popup', 'inspector']) {
      expect(textOf(target, `${page}.html`)).toContain(`src="/${page}.js"`);
      expect(existsSync(join(packageFolder(target), `${page}.js`))).toBe(true);
    }
  });
});

describe('what differs between the browsers', () => {
  it('is the minimum version, and the id that Firefox requires', () => {
    expect(manifestOf('chrome')).toMatchObject({ minimum_chrome_version: '123' });
    expect(manifestOf('chrome')).not.toHaveProperty('browser_specific_settings');
    expect(manifestOf('firefox')).not.toHaveProperty('minimum_chrome_version');
    expect(manifestOf('firefox')['browser_specific_settings']).toEqual({
      gecko: {
        id: 'relay-inspector@relay-inspector.example',
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
    });
  });

  it('is only in the manifest', () => {
    const digests = (target: Target): string[] =>
      filesOf(target)
        .filter((file) => file !== 'manifest.json')
        .map(
          (file) =>
            `${createHash('sha256')
              .update(readFileSync(join(packageFolder(target), file)))
              .digest('hex')} ${file}`,
        );
    expect(digests('firefox')).toEqual(digests('chrome'));
  });
});

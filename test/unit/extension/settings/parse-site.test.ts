import { describe, expect, it } from 'vitest';
import { parseSite } from '../../../../src/extension/settings/parse-site.ts';

describe('a site', () => {
  it.each([
    ['https://mail.example.com/?_task=mail#x', 'https://mail.example.com'],
    ['mail.example.com', 'https://mail.example.com'],
    [' mail.example.com:8443/webmail ', 'https://mail.example.com:8443'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['HTTPS://Почта.example/', 'https://xn--80a1acny.example'],
    ['https://[::1]:8080/', 'https://[::1]:8080'],
    [`https://mail.example.com/mail/inbox/id/${'AAQkADk0Zm'.repeat(40)}`, 'https://mail.example.com'],
  ])('is the origin of an address: %s', (text, site) => {
    expect(parseSite(text)).toBe(site);
  });

  it.each([
    '',
    ' ',
    'javascript:alert(1)',
    'about:blank',
    'chrome://settings',
    'file:///etc/passwd',
    'ftp://mail.example.com',
    'https://user@mail.example.com',
    'https://user:password@mail.example.com',
    'https://*/*',
    'two words',
    'gmail',
    'https://two%20words',
    `https://${'x'.repeat(300)}.example`,
    null,
    undefined,
    7,
    {},
  ])('is not %j', (text) => {
    expect(parseSite(text)).toBeNull();
  });
});

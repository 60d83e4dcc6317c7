import { describe, expect, test } from 'vitest';
import { read } from './read.ts';

describe('what a field says about encryption', () => {
  test('comes from a comment of the server', () => {
    const line = 'from a.test (a.test [203.0.113.9]) (TLS) by mx.klever.test (Haraka/3.3.4) with SMTP id 1';
    expect(read(line).tls).toMatchObject({ state: 'recorded' });
  });

  test('does not come from a parenthesis that belongs to the greeting', () => {
    const line = 'from x(TLS) ([203.0.113.67]) by mx.klever.test (Haraka/3.3.4) with SMTP id 1';
    expect(read(line).tls.state).not.toBe('recorded');
  });
});

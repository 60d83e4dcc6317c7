import { describe, expect, test } from 'vitest';
import { read } from './read.ts';

describe('what a field says about encryption', () => {
  test('is what the server wrote in its own parenthesis', () => {
    const line = 'from a.test (a.test [203.0.113.9]) (TLS) by mx.klever.test (Haraka/3.3.4) with SMTP id 1';
    expect(read(line).tls).toMatchObject({ state: 'recorded' });
  });

  test('is not a parenthesis glued to the name that the peer said', () => {
    const line = 'from x(TLS) ([203.0.113.67]) by mx.klever.test (Haraka/3.3.4) with SMTP id 1';
    expect(read(line).tls.state).not.toBe('recorded');
  });
});

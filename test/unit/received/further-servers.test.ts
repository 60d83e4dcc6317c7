import { describe, expect, test } from 'vitest';
import { read } from './read.ts';

/** Lines of rare servers, each after its own format string (docs/received-format.md). */
describe('servers with special habits', () => {
  test('OpenSMTPD 5 and 6.0 write their TLS note as assignments after the word TLS', () => {
    const field =
      'by elnino.sender.example (OpenSMTPD) with ESMTPSA id 949bdf5b\tTLS version=TLSv1.2 cipher=ECDHE-RSA-AES256-GCM-SHA384 bits=256 verify=NO;\tTue, 28 Jun 2016 06:01:13 +0200 (CEST)';
    const { tls, id } = read(field);
    expect(id).toBe('949bdf5b');
    expect(tls).toMatchObject({
      state: 'recorded',
      version: 'TLSv1.2',
      cipher: 'ECDHE-RSA-AES256-GCM-SHA384',
      bits: 256,
      verification: 'NO',
    });
  });

  test('1C-Bitrix writes the recipient after the date, with a semicolon of its own', () => {
    const field =
      'from 203.0.113.5 by mx.rcpt.example with SMTP Tue, 05 Nov 2024 11:12:04 +0300 for <user@rcpt.example>; ';
    expect(read(field)).toMatchObject({ recipient: 'user@rcpt.example', time: { zoneOffset: 180 } });
  });

  test('simta writes the name of the user who signed in after the id', () => {
    const field =
      'FROM h.example (h.example [192.0.2.1]) By mx.umich.example ID 4D12C9.A2A.1234 ; Authuser bob; 3 Jan 2011 13:00:00 -0500';
    expect(read(field)).toMatchObject({
      id: '4D12C9.A2A.1234',
      authentication: { authenticated: true, user: 'bob' },
      begins: 'login',
    });
    expect(read(field.replace(' Authuser bob;', '')).authentication.authenticated).toBeNull();
  });

  test('Qsmtp names the user who signed in, in a comment', () => {
    const field =
      'from h.example ([192.0.2.1] HELO x) (auth=bob) by mx.example (Qsmtp 0.30) with ESMTPA ; Mon, 3 Jan 2011 13:00:00 -0500';
    expect(read(field).authentication).toEqual({ authenticated: true, method: null, user: 'bob' });
  });

  test('a space inside a zone does not change the zone', () => {
    const field = 'from a.example by b.example (Postfix) with ESMTP id 1; Sat, 17 Nov 2012 04:38:12 - 0400';
    const { time, anomalies } = read(field);
    expect(time).toMatchObject({ instant: Date.UTC(2012, 10, 17, 8, 38, 12), zoneOffset: -240 });
    expect(anomalies).toEqual([]);
  });
});

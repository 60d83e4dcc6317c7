/** Sources for the tests: as an Exim, a Postfix or a Roundcube would store them, with made-up names. */

export interface SourceParts {
  readonly subject?: string;
  readonly from?: string;
  readonly messageId?: string;
  readonly body?: string;
  readonly lineEnd?: '\r\n' | '\n';
}

export function headerBlock(parts: SourceParts = {}): string {
  const lines = [
    'Return-Path: <bounce@b.lavka.test>',
    'Received: from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])',
    '\tby mx1.romashka.test (Postfix) with ESMTPS id 4T1x2y3z;',
    '\tMon, 23 Nov 2026 19:46:22 +0000 (UTC)',
    `From: ${parts.from ?? 'Lavka <news@lavka.test>'}`,
    'To: ivan@romashka.test',
    `Subject: ${parts.subject ?? 'Order 48213'}`,
    'Date: Mon, 23 Nov 2026 19:46:20 +0000',
    `Message-ID: ${parts.messageId ?? '<1@lavka.test>'}`,
    '',
    '',
  ];
  return lines.join(parts.lineEnd ?? '\r\n');
}

export function message(parts: SourceParts = {}): string {
  return headerBlock(parts) + (parts.body ?? `Hello${parts.lineEnd ?? '\r\n'}`);
}

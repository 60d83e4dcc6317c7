/** A header that attacks its reader: markup, a bidi override, a no-break space, a very long line. */
export const HOSTILE = `Return-Path: <a@b.example>
Received: from gato101.sndsy.ru\u00a0[185.138.182.101] (evil\u202egpj.example [198.51.100.77])
	by mx1.company.example (Postfix) with ESMTP id 3F2A1C0042
	for <anna@company.example>; Mon, 23 Nov 2026 12:04:04 +0300 (MSK)
Received: from <img/src=x/onerror=alert(1)> (gatо101.sndsy.ru [198.51.100.78])
	by <script>alert(1)</script>.example with SMTP id <b>1</b>; Mon, 23 Nov 2026 12:04:01 +0300
X-Long: ${'a'.repeat(100_000)}
From: <img src=x onerror=alert(1)> <a@b.example>
To: anna@company.example
Subject: </h1><img src=x onerror=alert(1)>
Message-ID: <1@b.example>
Date: Mon, 23 Nov 2026 12:04:00 +0300

`;

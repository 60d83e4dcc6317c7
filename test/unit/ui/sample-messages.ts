/**
 * Header blocks, one for each verdict, as the named servers would have written them (RFC 5321 §4.4 and the wordings of
 * Postfix, Exim and Gmail). All people and customer hosts are invented.
 */

const FROM_ALTCRAFT = `Received: from akmta.shop.example (akmta.shop.example [203.0.113.20])
	by smtp.gate.sendsay.ru (Postfix) with ESMTPSA id 4RkXw21Bz9
	for <anna.petrova@gmail.com>; Mon, 23 Nov 2026 12:04:01 +0300 (MSK)
Received: from localhost (localhost [127.0.0.1])
	by akmta.shop.example (AKMTA) with ESMTP id f1A2B3;
	Mon, 23 Nov 2026 12:04:00 +0300
`;

const CONTENT = `From: =?UTF-8?B?0JzQsNCz0LDQt9C40L0g0KDQvtC80LDRiNC60LA=?= <news@shop.example>
To: anna.petrova@gmail.com
Subject: =?UTF-8?B?0J7RgdC10L3QvdGP0Y8g0YDQsNGB0L/RgNC+0LTQsNC20LA6INGC0LXRgdGC?=
Date: Mon, 23 Nov 2026 12:04:00 +0300
Message-ID: <m7f3a91c2@shop.example>
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8
X-AKMTA-FSMID: f5d41402abc4b2a76b9719d911017c592
List-Unsubscribe: <https://shop.example/u/1>

<p>Hello</p>
`;

const INSIDE_GMAIL = `Delivered-To: anna.petrova@gmail.com
Received: by 2002:a05:6022:2104:b0:9a:1b2c with SMTP id d4csp1029384yab;
        Mon, 23 Nov 2026 01:04:06 -0800 (PST)
`;

/** The border server saw the relay's address and name: proven. */
export const PROVEN = `${INSIDE_GMAIL}Received: from gato101.sndsy.ru (gato101.sndsy.ru. [185.138.182.101])
        by mx.google.com with ESMTPS id a12-20020a170902ee8c00b001d4si991120plh.3.2026.11.23.01.04.04
        for <anna.petrova@gmail.com>
        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);
        Mon, 23 Nov 2026 01:04:04 -0800 (PST)
Received-SPF: pass (google.com: domain of news@shop.example designates 185.138.182.101 as permitted sender) client-ip=185.138.182.101;
${FROM_ALTCRAFT}${CONTENT}`;

/** Mail.ru received it from the relay and forwarded it to a company, whose server checked Mail.ru's name: reported. */
export const REPORTED = `Return-Path: <news@shop.example>
Received: from fallback17.i.mail.ru (fallback17.i.mail.ru [79.137.243.73])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)
	 key-exchange X25519 server-signature RSA-PSS (2048 bits))
	(No client certificate requested)
	by mx1.company.example (Postfix) with ESMTPS id 5D1B2C0099
	for <anna@company.example>; Mon, 23 Nov 2026 12:04:31 +0300 (MSK)
Received: from gato102.sndsy.ru ([185.138.182.102]:41022)
	by mx17.i.mail.ru with esmtps (envelope-from <news@shop.example>)
	id 1tEsXb-00Abcd-1F
	for anna.petrova@mail.ru; Mon, 23 Nov 2026 12:04:12 +0300
${FROM_ALTCRAFT}${CONTENT}`;

/** HELO says relay, the connection came from elsewhere: contradicted. */
export const CONTRADICTED = `Return-Path: <news@shop.example>
Received: from gato101.sndsy.ru (vps-4411.hoster.example [198.51.100.77])
	by mx1.company.example (Postfix) with ESMTP id 3F2A1C0042
	for <anna@company.example>; Mon, 23 Nov 2026 12:04:04 +0300 (MSK)
${FROM_ALTCRAFT}${CONTENT}`;

/** The relay is only in a line that does not fit the chain: claimed. */
export const CLAIMED = `Return-Path: <news@shop.example>
Received: from mail.other.example (mail.other.example [198.51.100.20])
	by mx1.company.example (Postfix) with ESMTPS id 3F2A1C0042
	for <anna@company.example>; Mon, 23 Nov 2026 12:04:04 +0300 (MSK)
Received: from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])
	by mx.nowhere.example (Postfix) with ESMTPS id 8891AB
	for <anna@company.example>; Mon, 23 Nov 2026 12:09:30 +0300 (MSK)
${CONTENT}`;

/** Delivered by Altcraft itself: absent. */
export const ABSENT = `Return-Path: <news@shop.example>
Received: from akmta.shop.example (akmta.shop.example [203.0.113.20])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)
	 key-exchange X25519 server-signature RSA-PSS (2048 bits))
	(No client certificate requested)
	by mx1.company.example (Postfix) with ESMTPS id 3F2A1C0042
	for <anna@company.example>; Mon, 23 Nov 2026 12:04:04 +0300 (MSK)
Received: from localhost (localhost [127.0.0.1])
	by akmta.shop.example (AKMTA) with ESMTP id f1A2B3;
	Mon, 23 Nov 2026 12:04:00 +0300
${CONTENT}`;

/** A sent message has no Received field: undetermined. */
const UNDETERMINED = CONTENT;

export const SAMPLES = {
  proven: PROVEN,
  reported: REPORTED,
  contradicted: CONTRADICTED,
  claimed: CLAIMED,
  absent: ABSENT,
  undetermined: UNDETERMINED,
} as const;

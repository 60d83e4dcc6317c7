// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { mailru } from '../../../src/webmail/webmails/mailru.ts';
import { mailtrap } from '../../../src/webmail/webmails/mailtrap.ts';
import { openXchange } from '../../../src/webmail/webmails/open-xchange.ts';
import { yandex } from '../../../src/webmail/webmails/yandex.ts';
import { growthOnDoubling } from '../growth.ts';
import { openPage, pageText } from './web-page.ts';

const MAILRU = 'https://e.mail.ru/inbox/0:16582205691033180354:0/?back=1';
const OPEN_XCHANGE = 'https://webmail.romashka.test/appsuite/#!!&app=io.ox/mail&folder=default0/INBOX';
const YANDEX = 'https://mail.yandex.ru/u2709/#message/189151143818731234';
const MAILTRAP = 'https://mailtrap.io/inboxes/1001/messages/2002';

afterEach(() => {
  vi.restoreAllMocks();
});

// The images of a message are requests of the page, too: <img src="/api/v1/api/v1/api/v1/…">.
it.each([
  [mailru, 'mailru/thread', MAILRU, '/api/v1/'],
  [mailru, 'mailru/thread', MAILRU, '/api/v1/?'],
  [openXchange, 'open_xchange/message', OPEN_XCHANGE, '/api/'],
  [openXchange, 'open_xchange/message', OPEN_XCHANGE, '/api/a?'],
  [openXchange, 'open_xchange/message', OPEN_XCHANGE, '/api/a?&'],
  [yandex, 'yandex/old-message', YANDEX, '/web-api/models/'],
  [mailtrap, 'mailtrap/message', MAILTRAP, '/api/accounts/1/'],
])(
  'the cost of a long address in a message is proportional to its length (%#)',
  async (webmail, file, address, piece) => {
    const page = await openPage(pageText(file), address);
    expect(webmail.openMessages(page)).not.toEqual([]);
    const asked = (size: number): PerformanceEntry[] => [
      {
        name: page.url.origin + piece.repeat(size / piece.length),
        entryType: 'resource',
        startTime: 0,
        duration: 0,
        toJSON: () => '',
      },
    ];
    const entries = vi.spyOn(performance, 'getEntriesByType');
    const look = (list: PerformanceEntry[]): void => {
      entries.mockReturnValue(list);
      webmail.openMessages(page).forEach((message) => message.routes());
    };
    expect(growthOnDoubling(asked, look, 200_000)).toBeLessThan(3);
  },
);

// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageDescription } from '../../../../src/ui/kit/services.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));

const { BrokenReport } = await import('../../../../src/ui/popup/broken-report.tsx');
const { writeBrokenReport } = await import('../../../../src/ui/popup/write-broken-report.ts');
const { PopupPage } = await import('../../../../src/ui/popup/popup-page.tsx');
const { find, findAll, showPage, speakLanguage, textOf, whileSettling } = await import('../render-page.ts');
const { SAMPLES } = await import('../sample-messages.ts');
const { popupServices, readFailure, readSuccess, ROUNDCUBE } = await import('../sample-services.ts');

type Read = Parameters<typeof writeBrokenReport>[0];

const PROGRAMS = { extension: '0.1.0', browser: 'Firefox 140' };
const UNSEEN: PageDescription = { structure: null, programs: PROGRAMS };
const ATTEMPTS = [
  { route: 'viewsource', mark: 'verified', outcome: 'not-a-message' },
  { route: 'source-dialog', mark: 'likely', outcome: 'read' },
] as const;
const READ: Read = { webmail: ROUNDCUBE, outcome: 'not-a-message', attempts: ATTEMPTS };

beforeEach(() => speakLanguage('en'));

describe('the report of a broken webmail', () => {
  it('names the programs, the webmail, what was tried, and how the page is built', () => {
    expect(writeBrokenReport(READ, { structure: ['body', ' div#layout'], programs: PROGRAMS })).toBe(
      [
        'extension: 0.1.0',
        'browser: Firefox 140',
        'webmail: roundcube',
        'outcome: not-a-message',
        'tried: viewsource (verified): not-a-message',
        'tried: source-dialog (likely): read',
        'page:',
        'body',
        ' div#layout',
        '',
      ].join('\n'),
    );
  });

  it('says so if nothing is known about the page', () => {
    const report = writeBrokenReport({ webmail: null, outcome: 'no-message-here', attempts: [] }, UNSEEN);
    expect(report).toContain('webmail: none\noutcome: no-message-here\npage: none\n');
  });

  it('never trusts names from the page’s process: it may have put an address there', () => {
    const webmail = { id: 'ivan@example.org', title: 'Ivan Petrov' };
    const attempts = [{ route: 'message-source-48213', mark: 'likely', outcome: 'refused' }] as const;
    const report = writeBrokenReport({ webmail, outcome: 'refused', attempts }, UNSEEN);
    expect(report).not.toMatch(/ivan|petrov|48213/iu);
    expect(report).toContain('webmail: *\n');
    expect(report).toContain('tried: message-source-# (likely): refused\n');
  });

  it.each([
    [() => Promise.resolve(), 'Copied. Paste it into your message to the developers.'],
    [
      () => Promise.reject(new Error('denied')),
      'The browser did not allow copying. Select the text and copy it yourself.',
    ],
  ])('is shown before it is copied, and says whether that worked', async (writeText, said) => {
    const clipboard = { writeText: vi.fn<(text: string) => Promise<void>>(writeText) };
    vi.stubGlobal('navigator', { clipboard });
    const page = { structure: ['body'], programs: PROGRAMS };
    const text = writeBrokenReport(READ, page);
    await showPage(<BrokenReport read={READ} page={page} />);
    expect(Reflect.get(find('textarea'), 'value')).toBe(text);
    expect(clipboard.writeText).not.toHaveBeenCalled();
    await whileSettling(() => find('[data-action="copy-webmail-report"]').click());
    expect(clipboard.writeText).toHaveBeenCalledWith(text);
    expect(textOf('[role="status"]')).toBe(said);
    vi.unstubAllGlobals();
  });
});

describe('“Report a broken webmail” in the popup', () => {
  const BUTTON = '[data-action="report-webmail"]';

  it('looks at nothing before it is pressed, and passes on what was tried', async () => {
    const describePage = vi.fn<(webmail: string | null) => Promise<PageDescription>>(() => Promise.resolve(UNSEEN));
    const outcome = { ...readFailure('not-a-message'), attempts: ATTEMPTS };
    await showPage(<PopupPage services={popupServices(outcome, { describePage })} />);
    expect(describePage).not.toHaveBeenCalled();
    await whileSettling(() => find(BUTTON).click());
    expect(describePage).toHaveBeenCalledExactlyOnceWith('roundcube');
    expect(Reflect.get(find('textarea'), 'value')).toBe(writeBrokenReport(READ, UNSEEN));
  });

  it('is offered below an answer too, but not if the page is itself a source', async () => {
    await showPage(<PopupPage services={popupServices(readSuccess(SAMPLES.absent))} />);
    expect(findAll(BUTTON)).toHaveLength(1);
    const source = readSuccess(SAMPLES.absent, { webmail: { id: 'source', title: 'Message source' } });
    await showPage(<PopupPage services={popupServices(source)} />);
    expect(findAll(BUTTON)).toEqual([]);
  });

  it.each(['page-closed-to-extensions', 'cancelled'] as const)('is not offered for "%s"', async (reason) => {
    await showPage(<PopupPage services={popupServices(readFailure(reason))} />);
    expect(findAll(BUTTON)).toEqual([]);
  });

  it('stays if the page cannot be examined', async () => {
    await showPage(<PopupPage services={popupServices(readFailure('refused'))} />);
    await whileSettling(() => find(BUTTON).click());
    expect(findAll(BUTTON)).toHaveLength(1);
  });
});

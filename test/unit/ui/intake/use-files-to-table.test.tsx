// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { NamedFile } from '../../../../src/extension/handover/file-handover.ts';
import { find, showPage, whileSettling } from '../render-page.ts';

const handFiles = vi.fn<(files: readonly NamedFile[]) => Promise<void>>();
vi.mock('../../../../src/extension/handover/file-handover.ts', () => ({ handFiles }));

const { isSeveral, useFilesToTable } = await import('../../../../src/ui/intake/use-files-to-table.ts');

function PageWithField() {
  useFilesToTable();
  return <textarea />;
}

/** What a browser says about a drop: jsdom has no DataTransfer. */
function transfer(names: readonly string[], folders: readonly string[] = []): DataTransfer {
  const files = names.map((name) => new File([name], name));
  const entry = (name: string) => ({ isFile: !folders.includes(name), isDirectory: folders.includes(name) });
  const dropped: unknown = {
    files,
    items: names.map((name) => ({ kind: 'file', webkitGetAsEntry: () => entry(name) })),
    types: names.length > 0 ? ['Files'] : ['text/plain'],
    getData: () => (names.length > 0 ? '' : 'a text'),
  };
  if (!isTransfer(dropped)) throw new Error('a transfer was expected');
  return dropped;
}

function isTransfer(value: unknown): value is DataTransfer {
  return typeof value === 'object' && value !== null && 'items' in value && 'types' in value;
}

/** Drops on the field of the page; true if the browser would do nothing more by itself. */
async function drop(dataTransfer: DataTransfer): Promise<boolean> {
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'dataTransfer', { value: dataTransfer });
  await whileSettling(() => find('textarea').dispatchEvent(event));
  return event.defaultPrevented;
}

beforeEach(() => {
  handFiles.mockReset().mockResolvedValue(undefined);
});

describe('what is dropped on a page that reads no messages itself', () => {
  it('goes to the table, every file of it, and does not replace the page', async () => {
    await showPage(<PageWithField />);
    expect(await drop(transfer(['a.eml', 'b.eml']))).toBe(true);
    await vi.waitFor(() => expect(handFiles).toHaveBeenCalledOnce());
    expect(handFiles.mock.calls[0]?.[0].map(({ name }) => name)).toEqual(['a.eml', 'b.eml']);
  });

  it('stays with the field on which it was dropped, if it is a text', async () => {
    await showPage(<PageWithField />);
    expect(await drop(transfer([]))).toBe(false);
    expect(handFiles).not.toHaveBeenCalled();
  });

  it('counts as several for the inspector, which keeps a single file: two files, or a folder', () => {
    expect([isSeveral(transfer(['a.eml', 'b.eml'])), isSeveral(transfer(['mail'], ['mail']))]).toEqual([true, true]);
    expect([isSeveral(transfer(['a.eml'])), isSeveral(transfer([])), isSeveral(null)]).toEqual([false, false, false]);
  });
});

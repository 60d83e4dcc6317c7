import { useState } from 'preact/hooks';
import { usePageDrop } from '../kit/use-page-drop.ts';
import { droppedFiles } from './dropped-files.ts';

/**
 * Sends files that are dropped anywhere on the page to the table of the page "Messages". For pages that read no files
 * themselves.
 */
export function useFilesToTable(): void {
  const [take] = useState(() => (dropped: DataTransfer | null) => void giveToTable(dropped));
  usePageDrop(take, hasFiles);
}

/** Resolves when the table has them, or if no files were dropped. */
export async function giveToTable(dropped: DataTransfer | null): Promise<void> {
  const files = await droppedFiles(dropped);
  if (files.length > 0) await (await import('../../extension/handover/file-handover.ts')).handFiles(files);
}

/** Resolves when the table has this file. */
export async function giveFileToTable(file: File): Promise<void> {
  await (await import('../../extension/handover/file-handover.ts')).handFiles([{ name: file.name, file }]);
}

/** Whether a drop can contain more than one message: it is several files, or a folder. */
export function isSeveral(dropped: DataTransfer | null): boolean {
  const items = [...(dropped?.items ?? [])].filter(({ kind }) => kind === 'file');
  return items.length > 1 || items.some((item) => item.webkitGetAsEntry()?.isDirectory === true);
}

/** Text that is dragged into a field stays with the field. */
function hasFiles(dropped: DataTransfer | null): boolean {
  return dropped?.types.includes('Files') === true;
}

import type { NamedFile } from '../../extension/handover/file-handover.ts';

/**
 * The files of a drop. The name of a file in a dropped folder begins with the folder's. A dropped text becomes one
 * file. What the browser does not let us read is left out.
 */
export async function droppedFiles(dropped: DataTransfer | null): Promise<NamedFile[]> {
  if (dropped === null) return [];
  // Both lists are empty once this event is over.
  const entries = [...dropped.items].map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null));
  const files = [...dropped.files];
  const text = dropped.getData('text/plain');
  if (files.length === 0) return text === '' ? [] : [{ name: '#1', file: new Blob([text]) }];
  if (entries.every((entry) => entry === null || entry.isFile)) return files.map((file) => ({ name: file.name, file }));
  const found = await Promise.all(entries.map(async (entry) => (entry === null ? [] : filesOf(entry))));
  return found.flat();
}

async function filesOf(entry: FileSystemEntry): Promise<NamedFile[]> {
  const name = entry.fullPath.replace(/^\//u, '');
  if (isFileEntry(entry)) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
    return file === null ? [] : [{ name, file }];
  }
  if (!isFolderEntry(entry)) return [];
  const found: NamedFile[] = [];
  const reader = entry.createReader();
  for (;;) {
    // Chromium returns a hundred at a time, and an empty list at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return found;
    for (const each of some) found.push(...(await filesOf(each)));
  }
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolderEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

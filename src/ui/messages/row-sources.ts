import { mailIn } from '../../message/containers/mail-in.ts';
import { blobSource } from './blob-source.ts';
import type { StoredRow } from './row-store.ts';

/** A row of a message, with the header block that it was made from. */
interface ReadRow {
  readonly stored: StoredRow;
  readonly source: Uint8Array;
}

/** The header block of a row, read again; null if it is no longer there, or never was. */
export async function sourceOfRow({ origin, row }: StoredRow): Promise<Uint8Array | null> {
  if (row.kind === 'unreadable' || origin.kind === 'nowhere') return null;
  if (origin.kind === 'bytes') return origin.source;
  const { file, name, offset, length } = origin;
  if (offset !== null) return slice(file, offset, length);
  for await (const mail of mailIn(blobSource(name, file, ignore), { only: row.place })) {
    return mail.kind === 'message' ? mail.head : null;
  }
  return null;
}

/**
 * The header blocks of all rows that have one. Each archive is read once, however many of its messages are in the
 * table.
 */
export async function* sourcesOfRows(rows: Iterable<StoredRow>): AsyncGenerator<ReadRow> {
  const inArchives = new Map<Blob, { readonly name: string; readonly byPlace: Map<string, StoredRow> }>();
  for (const stored of rows) {
    const { origin, row } = stored;
    if (origin.kind === 'file' && origin.offset === null && row.kind === 'message') {
      const archive = inArchives.get(origin.file) ?? { name: origin.name, byPlace: new Map<string, StoredRow>() };
      archive.byPlace.set(row.place, stored);
      inArchives.set(origin.file, archive);
    } else {
      const source = await sourceOfRow(stored).catch(() => null);
      if (source !== null) yield { stored, source };
    }
  }
  for (const [file, { name, byPlace }] of inArchives) {
    try {
      for await (const mail of mailIn(blobSource(name, file, ignore))) {
        const stored = mail.kind === 'message' ? byPlace.get(mail.place) : undefined;
        if (stored !== undefined && mail.kind === 'message') yield { stored, source: mail.head };
      }
    } catch {
      // The file was moved or changed: nothing more of it can be read.
    }
  }
}

async function slice(file: Blob, offset: number, length: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(offset, offset + length).arrayBuffer());
}

function ignore(): void {
  // Nobody waits for the progress of a file that was read before.
}

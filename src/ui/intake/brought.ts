import type { Intake } from '../../message/intake/intake.ts';
import { HEADER_LIMITS } from '../../message/header-block.ts';
import { FILE_HEAD, takeInFile } from '../../message/intake/take-in-file.ts';
import { takeIn } from '../../message/intake/take-in.ts';

/**
 * What a person brought to the page, once it is taken in. `unreadable-file`: the browser could not read it (moved, no
 * permission, a folder).
 */
export type Brought = Intake | { readonly ok: false; readonly reason: 'unreadable-file' };

/** Takes in a file: no more of it than a header block can have, whatever the size of the message. */
export async function broughtFile(file: Blob): Promise<Brought> {
  try {
    const head = new Uint8Array(await file.slice(0, FILE_HEAD).arrayBuffer());
    return await takeInFile(head, file.size, async () => new Uint8Array(await file.arrayBuffer()));
  } catch {
    return { ok: false, reason: 'unreadable-file' };
  }
}

/** Takes in a pasted or dropped text, up to the same length as a file. */
export function broughtText(text: string): Brought {
  return takeIn(new TextEncoder().encode(text.slice(0, HEADER_LIMITS.block + 1)));
}

/** Takes in what was dropped on the page. Of several files only the first is read, and the others are mentioned. */
export async function broughtByDrop(dropped: DataTransfer | null): Promise<Brought> {
  const [file, ...more] = dropped?.files ?? [];
  if (file === undefined) return broughtText(dropped?.getData('text/plain') ?? '');
  const brought = await broughtFile(file);
  if (!brought.ok || more.length === 0) return brought;
  return { ...brought, repairs: [{ kind: 'several', guess: false }, ...brought.repairs] };
}

import { CONTAINER_LIMITS } from '../containers/limits.ts';
import { HEADER_LIMITS } from '../header-block.ts';
import type { Intake, RefusalReason } from './intake.ts';
import { whyNotText } from './not-text.ts';
import { takeIn } from './take-in.ts';

/** How much of a file is read: a header block, and one byte to show that there is more. */
export const FILE_HEAD = HEADER_LIMITS.block + 1;

/**
 * Takes in a file. An Outlook file, whose parts may be anywhere in it, is read whole, up to a limit. Of any other file,
 * only the head is read.
 *
 * @param head its first bytes, at most {@link FILE_HEAD}
 * @param size of the file in bytes
 * @param readAll reads the whole file
 */
export async function takeInFile(head: Uint8Array, size: number, readAll: () => Promise<Uint8Array>): Promise<Intake> {
  if (whyNotText(head) !== 'outlook-file') return takeIn(head);
  if (size > CONTAINER_LIMITS.nested) return refused('too-large');
  // Loaded only for such a file.
  const { headerInOutlookFile } = await import('../containers/outlook-file.ts');
  const header = headerInOutlookFile(size <= head.length ? head : await readAll());
  if (header === null) return refused('outlook-file');
  const taken = takeIn(header);
  return taken.ok
    ? { ...taken, extent: 'whole', repairs: [{ kind: 'outlook-file', guess: false }, ...taken.repairs] }
    : taken;
}

function refused(reason: RefusalReason): Intake {
  return { ok: false, reason };
}

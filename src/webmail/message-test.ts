import { readHeaderBlock } from '../message/header-block.ts';
import { whyNoMessage } from '../message/why-no-message.ts';

/** Whether these bytes are the beginning of a message, be they cut anywhere. */
export function isMessage(bytes: Uint8Array): boolean {
  return whyNoMessage(readHeaderBlock(bytes).fields) === null;
}

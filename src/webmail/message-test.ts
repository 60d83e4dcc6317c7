import { readHeaderBlock } from '../message/header-block.ts';

/** Fields of which every stored message has two. */
const MESSAGE_FIELDS: readonly string[] = ['received', 'from', 'message-id', 'date', 'return-path'];

/** Whether these bytes are the beginning of a message. */
export function isMessage(bytes: Uint8Array): boolean {
  const { fields } = readHeaderBlock(bytes);
  const names = new Set(fields.map((field) => field.name.toLowerCase()));
  return fields[0]?.name !== '' && MESSAGE_FIELDS.filter((name) => names.has(name)).length >= 2;
}

import type { Hop } from '../../../src/received/hop.ts';
import { readReceivedField } from '../../../src/received/received-field.ts';

/** Parses the body of one Received field, as the newest of its message. */
export function read(body: string, index = 0): Hop {
  return readReceivedField({ index, fieldIndex: index, raw: `Received: ${body}`, body });
}

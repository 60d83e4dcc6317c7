import { readHeaderBlock } from '../../../src/message/header-block.ts';
import type { HeaderField } from '../../../src/message/header-field.ts';
import type { BorderPlace } from '../../../src/authentication/statement.ts';

/** Header fields of the given lines, as the message module parses them. */
export function fieldsOf(...lines: readonly string[]): readonly HeaderField[] {
  return readHeaderBlock(`${lines.join('\r\n')}\r\n\r\n`).fields;
}

/** The border at the first field whose Received names this host after "by". */
export function borderAt(
  fields: readonly HeaderField[],
  writerHost: string | null,
  provider: string | null = null,
): BorderPlace {
  const wanted = ` by ${writerHost ?? ''}`;
  const field = fields.find(({ key, body }) => key === 'received' && body.includes(wanted));
  if (field === undefined) throw new Error(`no Received field by ${String(writerHost)}`);
  return { receivedFieldIndex: field.index, writerHost, provider };
}

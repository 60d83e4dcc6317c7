import { normaliseHost } from '../hosts/host-name.ts';
import type { HeaderField } from '../message/header-field.ts';
import { parseAuthenticationResults } from './authentication-results.ts';
import { type LayoutAtEnd, type LayoutBelowBorder, type LayoutRow, PROVIDER_LAYOUTS } from './provider-layouts.ts';
import { parseReceivedSpf } from './received-spf.ts';
import type { BorderPlace } from './statement.ts';

/** Indexes of fields ({@link HeaderField.index}). */
export type FieldSet = ReadonlySet<number>;

const NONE: FieldSet = new Set<number>();

/**
 * The fields after the border that the provider itself wrote, recognised by their place and form.
 *
 * A sender can write anything after the border too, so a block is believed only if it fits the provider's layout
 * exactly: the exact host, the exact count, a row immediately after the border or at the very end, and no other field
 * with any of its names. At the first doubt the whole block is rejected. A relay's verdict never rests on these fields.
 *
 * @returns indexes of the block's fields; empty without a border, without a layout, or in doubt
 */
export function providerBlock(fields: readonly HeaderField[], border: BorderPlace | null): FieldSet {
  if (border === null || border.provider === null) return NONE;
  const place = border.receivedFieldIndex;
  const host = border.writerHost === null ? null : normaliseHost(border.writerHost);
  // If the mailbox returns its fields in another order, the field at 0 may not be a Received field.
  if (host === null || fields[place]?.key !== 'received') return NONE;
  for (const layout of PROVIDER_LAYOUTS) {
    if (layout.provider !== border.provider || !layout.borderHost.test(host)) continue;
    const block =
      layout.place === 'end' ? blockAtEnd(fields, place, host, layout) : blockBelow(fields, place, host, layout);
    if (block !== null && isAlone(fields, place, block, layout.alone)) return block;
  }
  return NONE;
}

function blockBelow(
  fields: readonly HeaderField[],
  border: number,
  host: string,
  { rows }: LayoutBelowBorder,
): FieldSet | null {
  const block = new Set<number>();
  let at = border + 1;
  for (const row of rows) {
    const field = fields[at];
    if (field !== undefined && field.key === row.key && namesHost(field, row, host)) block.add(at++);
    else if (row.optional !== true) return null;
  }
  return block;
}

function namesHost({ key, body }: HeaderField, { names }: LayoutRow, border: string): boolean {
  if (names === undefined) return true;
  return namedHost(key, body) === (typeof names === 'string' ? names : border);
}

function namedHost(key: string, body: string): string | null {
  const name =
    key === 'authentication-results'
      ? parseAuthenticationResults(body).authservId
      : key === 'received-spf'
        ? parseReceivedSpf(body).receiver
        : body;
  return name === null ? null : normaliseHost(name);
}

/**
 * The fields that the provider appended at the end; null if they do not fit the layout. The sender's fields all come
 * before them, so everything from the first field that only the provider can have written is the provider's.
 */
function blockAtEnd(
  fields: readonly HeaderField[],
  border: number,
  host: string,
  layout: LayoutAtEnd,
): FieldSet | null {
  // Exchange moves a message's MIME-Version to the very end.
  const moved = fields.at(-1)?.key === 'mime-version';
  const appended = fields.slice(0, moved ? -1 : undefined);
  const begin = fields.find(({ key, index }) => index > border && key.startsWith(layout.ownPrefix))?.index;
  if (begin === undefined || !fitsBracket(fields, { border, begin, moved }, layout)) return null;
  const block = appended.slice(begin);
  if (!block.every(({ key }) => layout.appended.test(key))) return null;
  const sources = block.filter(({ key }) => key === layout.sourceField);
  const [source] = sources;
  // A bracket alone shows where the sender's fields end. Without one, the name of the host has to.
  const isFromBorder = source === undefined ? hasBracket(fields, border, layout) : sources.length === 1;
  if (!isFromBorder || (source !== undefined && firstLabel(source.body) !== firstLabel(host))) return null;
  return new Set(block.map(({ index }) => index));
}

/**
 * The part that the border host's two names share: "DM2PEPF00003FC9" from "DM2PEPF00003FC9.namprd04.prod.outlook.com".
 */
function firstLabel(host: string): string {
  return host.trim().toLowerCase().split('.', 1)[0] ?? '';
}

function hasBracket(fields: readonly HeaderField[], border: number, { topMarker, countField }: LayoutAtEnd): boolean {
  return fields.some(({ key, index }) => index > border && (key === topMarker || key === countField));
}

/**
 * Whether both ends of the bracket agree with the fields between them, and the provider's fields begin after it. Also
 * true if there is no bracket.
 */
function fitsBracket(
  fields: readonly HeaderField[],
  { border, begin, moved }: { readonly border: number; readonly begin: number; readonly moved: boolean },
  layout: LayoutAtEnd,
): boolean {
  if (!hasBracket(fields, border, layout)) return true;
  const marker = fields[border + 1];
  const close = fields.find(({ key, index }) => index > border && key === layout.countField);
  if (marker?.key !== layout.topMarker || close === undefined) return false;
  if (!fields.slice(close.index + 1, begin).every(({ key }) => layout.leading.test(key))) return false;
  const counted = /;\s*Count:(\d{1,5})$/i.exec(marker.body)?.[1];
  if (counted === undefined || counted !== close.body) return false;
  const between = fields.slice(marker.index + 1, close.index);
  // The count includes the sender's MIME-Version, even if it was moved to the end. LIKELY, from one layout whose
  // MIME-Version stayed in place: there the two bracket fields are counted too.
  const isMoved = moved && !between.some(({ key }) => key === 'mime-version');
  const exact = isMoved ? [between.length + 1] : [between.length, between.length + 2];
  return exact.includes(Number(counted));
}

/** Whether no field after the border shares a name with the block, and no field of the block occurs twice. */
function isAlone(fields: readonly HeaderField[], border: number, block: FieldSet, alone: RegExp): boolean {
  const seen = new Set<string>();
  for (const { key, index } of fields) {
    if (index <= border || !alone.test(key)) continue;
    if (seen.has(key)) return false;
    seen.add(key);
    // A field outside the block with one of the provider's names was made to look like part of the block. The bracket
    // fields are elsewhere by design.
    if (!block.has(index) && !key.startsWith('x-incoming')) return false;
  }
  return true;
}

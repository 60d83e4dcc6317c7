import type { SenderIdentifiers } from '../../authentication/sender-identifiers.ts';

/** One identifier that the sending side wrote, to be copied into a ticket or a decoder. */
export interface IdentifierRow {
  readonly kind: 'altcraft' | 'perhaps-altcraft' | 'campaign' | 'originating-address' | 'feedback-id' | 'return-path';
  /** Name of the header field or, for Altcraft, of the id: the same in every language. */
  readonly name: string;
  readonly value: string;
  /** {@link HeaderField.index} */
  readonly field: number;
}

const ALTCRAFT_NAMES = { fsmid: 'X-AKMTA-FSMID', esmid: 'ESMID', smid: 'SMID' } as const;

/** Altcraft's identifiers first, then the campaign's, then the envelope's. */
export function identifierRows(identifiers: SenderIdentifiers): IdentifierRow[] {
  const { altcraft, campaignFields, originatingAddresses, feedbackId, returnPath } = identifiers;
  const rows: IdentifierRow[] = altcraft.map(({ kind, value, fieldIndex, certain }) => ({
    kind: certain ? 'altcraft' : 'perhaps-altcraft',
    name: ALTCRAFT_NAMES[kind],
    value,
    field: fieldIndex,
  }));
  for (const { name, value, fieldIndex } of campaignFields) {
    const written = name.toLowerCase() === 'x-letter-id' ? 'X-Letter-Id' : 'X-Campaign-Id';
    rows.push({ kind: 'campaign', name: written, value, field: fieldIndex });
  }
  for (const { name, value, fieldIndex } of originatingAddresses) {
    rows.push({ kind: 'originating-address', name, value, field: fieldIndex });
  }
  if (feedbackId !== null) {
    const value = [...feedbackId.identifiers, feedbackId.sender].join(':');
    rows.push({ kind: 'feedback-id', name: 'Feedback-ID', value, field: feedbackId.fieldIndex });
  }
  if (returnPath !== null) {
    const value = returnPath.address === '' ? '<>' : returnPath.address;
    rows.push({ kind: 'return-path', name: 'Return-Path', value, field: returnPath.fieldIndex });
  }
  return rows;
}

import type { SenderIdentifiers } from '../../authentication/sender-identifiers.ts';
import type { MessageKey } from '../words.ts';

/** One identifier that the sending side wrote, to copy into a ticket or a decoder. */
export interface IdentifierRow {
  readonly name: string;
  readonly value: string;
  /** {@link HeaderField.index} */
  readonly field: number;
  readonly explanation: MessageKey;
}

const ALTCRAFT_NAMES = {
  fsmid: 'X-AKMTA-FSMID',
  esmid: 'ESMID',
  smid: 'SMID',
} as const;

/** Identifiers of Altcraft first, then of the campaign, then of the envelope. */
export function identifierRows(identifiers: SenderIdentifiers): IdentifierRow[] {
  const { altcraft, campaignFields, feedbackId, returnPath } = identifiers;
  const rows: IdentifierRow[] = altcraft.map(({ kind, value, fieldIndex, certain }) => ({
    name: ALTCRAFT_NAMES[kind],
    value,
    field: fieldIndex,
    explanation: certain ? 'inspector_explain_altcraft_id' : 'inspector_explain_altcraft_id_perhaps',
  }));
  for (const { name, value, fieldIndex } of campaignFields) {
    rows.push({ name, value, field: fieldIndex, explanation: 'inspector_explain_campaign_id' });
  }
  for (const { name, value, fieldIndex } of identifiers.originatingAddresses) {
    rows.push({ name, value, field: fieldIndex, explanation: 'inspector_explain_originating_address' });
  }
  if (feedbackId !== null) {
    const value = [...feedbackId.identifiers, feedbackId.sender].join(':');
    rows.push({
      name: 'Feedback-ID',
      value,
      field: feedbackId.fieldIndex,
      explanation: 'inspector_explain_feedback_id',
    });
  }
  if (returnPath !== null) {
    const value = returnPath.address === '' ? '<>' : returnPath.address;
    rows.push({
      name: 'Return-Path',
      value,
      field: returnPath.fieldIndex,
      explanation: 'inspector_explain_return_path',
    });
  }
  return rows;
}

import type { HeaderField } from '../message/header-field.ts';
import { firstField } from './field-lookup.ts';

/**
 * The gate accepts a message without one of these and then silently loses it (sendsay-ru/sendsay-docs,
 * docs/integrations/smtp-gate.md).
 */
const GATE_REQUIRED_FIELDS: readonly string[] = [
  'Message-ID',
  'Date',
  'From',
  'To',
  'Subject',
  'MIME-Version',
  'Content-Type',
];

/** Fields that Sendsay's SMTP gate requires and the message lacks. An empty field counts as present. */
export function missingRequiredFields(fields: readonly HeaderField[]): string[] {
  return GATE_REQUIRED_FIELDS.filter((name) => firstField(fields, name.toLowerCase()) === null);
}

import type { HeaderField } from '../message/header-field.ts';
import type { RouteHop } from '../route/route.ts';
import { isUnderDomain } from '../received/host-name.ts';
import { matchName } from './names.ts';
import type { RelayProfile } from './profile.ts';
import type { Evidence } from './verdict.ts';

/**
 * Evidence that fits a relay but proves nothing: a field that its customers set, a DKIM signature of its domain, one of
 * its submission hosts as writer of a hop. Anybody can write these.
 */
export function supportingEvidence(
  fields: readonly HeaderField[],
  hops: readonly RouteHop[],
  profile: RelayProfile,
): Evidence[] {
  return [...submissionHosts(hops, profile), ...campaignFields(fields, profile), ...signatures(fields, profile)];
}

function submissionHosts(hops: readonly RouteHop[], profile: RelayProfile): Evidence[] {
  return hops.flatMap(({ hop }) => {
    const { host } = hop.writer;
    if (host === null) return [];
    const match = matchName(host, profile);
    if (match !== 'submission-host' && match !== 'host') return [];
    return [supporting('submission-host', hop.index, hop.fieldIndex, host)];
  });
}

function campaignFields(fields: readonly HeaderField[], profile: RelayProfile): Evidence[] {
  const wanted = profile.campaignFields.map((name) => name.toLowerCase());
  if (wanted.length === 0) return [];
  return fields
    .filter((field) => field.name.length > 0 && wanted.includes(field.name.toLowerCase()))
    .map((field) => supporting('campaign-field', null, field.index, `${field.name}: ${field.body}`));
}

const DKIM_DOMAIN = /(?:^|;)[ \t\r\n]*d[ \t\r\n]*=[ \t\r\n]*([^; \t\r\n]+)/;

function signatures(fields: readonly HeaderField[], profile: RelayProfile): Evidence[] {
  return fields.flatMap((field) => {
    if (field.name.length !== 14 || field.name.toLowerCase() !== 'dkim-signature') return [];
    const domain = DKIM_DOMAIN.exec(field.body)?.[1];
    if (domain === undefined || !profile.dkimDomains.some((suffix) => isUnderDomain(domain, suffix))) return [];
    return [supporting('dkim-domain', null, field.index, domain)];
  });
}

function supporting(kind: Evidence['kind'], hop: number | null, field: number, value: string): Evidence {
  return { kind, hop, field, supports: true, strength: 'supporting', value };
}

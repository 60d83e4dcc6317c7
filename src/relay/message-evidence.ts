import type { HeaderField } from '../message/header-field.ts';
import type { RouteHop } from '../route/route.ts';
import { isUnderAny } from '../hosts/host-name.ts';
import { matchName } from './names.ts';
import type { RelayProfile } from './profile.ts';
import type { Evidence } from './verdict.ts';

/**
 * Evidence that fits a relay but proves nothing: a field that its customers set, a DKIM signature of its domain, or one
 * of its submission hosts as the writer of a hop. Anyone can write these.
 */
export function supportingEvidence(
  fields: readonly HeaderField[],
  hops: readonly RouteHop[],
  profile: RelayProfile,
): Evidence[] {
  return [...submissionHosts(hops, profile), ...fieldsOfCustomers(fields, profile)];
}

function submissionHosts(hops: readonly RouteHop[], profile: RelayProfile): Evidence[] {
  const found: Evidence[] = [];
  for (const { hop } of hops) {
    const { host } = hop.writer;
    const match = host === null ? 'none' : matchName(host, profile);
    if (host !== null && (match === 'submission-host' || match === 'host'))
      found.push(supporting('submission-host', hop.index, hop.fieldIndex, host));
  }
  return found;
}

const DKIM_DOMAIN = /(?:^|;)[ \t\r\n]*d[ \t\r\n]*=[ \t\r\n]*([^; \t\r\n]+)/;
const SIGNATURE = 'dkim-signature';

function fieldsOfCustomers(fields: readonly HeaderField[], profile: RelayProfile): Evidence[] {
  const campaign = profile.campaignFields.map((name) => name.toLowerCase());
  const found: Evidence[] = [];
  for (const { name, key, body, index } of fields) {
    if (key === SIGNATURE) {
      const domain = DKIM_DOMAIN.exec(body)?.[1];
      if (domain !== undefined && isUnderAny(domain, profile.dkimDomains)) {
        found.push(supporting('dkim-domain', null, index, domain));
      }
    } else if (campaign.includes(key)) {
      found.push(supporting('campaign-field', null, index, `${name}: ${body}`));
    }
  }
  return found;
}

function supporting(kind: Evidence['kind'], hop: number | null, field: number, value: string): Evidence {
  return { kind, hop, field, supports: true, strength: 'supporting', value };
}

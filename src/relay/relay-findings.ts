import type { Finding } from '../route/finding.ts';
import type { EvidenceKind, Verdict } from './verdict.ts';

/**
 * What should be read together with a verdict: proof by one mark while the other differs, or the relay's name where the
 * line records someone else's address or name.
 */
export function relayFindings({ verdict, evidence, hop }: Verdict): Finding[] {
  const value = (kind: EvidenceKind): string | null =>
    evidence.find((item) => item.kind === kind && item.hop === hop)?.value ?? null;
  const finding = (kind: Finding['kind'], severity: Finding['severity'], name: string, recorded: string): Finding => ({
    kind,
    severity,
    hop,
    values: [name, recorded],
  });
  if (verdict === 'proven') {
    const [address, foreignAddress] = [value('address'), value('foreign-address')];
    const foreignName = value('foreign-reverse-name');
    if (address !== null && foreignName !== null)
      return [finding('name-outside-suffixes', 'info', foreignName, address)];
    const name = value('reverse-name') ?? value('confirmed-name');
    if (foreignAddress !== null && name !== null)
      return [finding('address-outside-networks', 'info', name, foreignAddress)];
  }
  if (verdict === 'contradicted') {
    const claim = evidence.find(
      (item) => item.hop === hop && /^(?:helo|unverified-reverse-name|look-alike|injected)$/.test(item.kind),
    );
    const recorded = value('foreign-address') ?? value('foreign-reverse-name');
    if (claim !== undefined && recorded !== null)
      return [finding('relay-name-foreign-address', 'alarm', claim.value, recorded)];
  }
  return [];
}

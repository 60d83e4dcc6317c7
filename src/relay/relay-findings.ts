import type { Finding } from '../route/finding.ts';
import type { Verdict } from './verdict.ts';

/**
 * What should be read together with a verdict: proof by one mark while the other differs, the relay's name with a
 * foreign address.
 */
export function relayFindings(verdict: Verdict): Finding[] {
  const value = (kind: Verdict['evidence'][number]['kind']): string | null =>
    verdict.evidence.find((item) => item.kind === kind && item.hop === verdict.hop)?.value ?? null;
  const address = value('address') ?? value('foreign-address') ?? value('foreign-reverse-name') ?? '';
  const finding = (kind: Finding['kind'], severity: Finding['severity'], name: string): Finding => ({
    kind,
    severity,
    hop: verdict.hop,
    values: [name, address],
  });
  if (verdict.verdict === 'proven') {
    const foreignName = value('foreign-reverse-name');
    if (value('address') !== null && foreignName !== null)
      return [finding('name-outside-suffixes', 'info', foreignName)];
    const name = value('reverse-name') ?? value('confirmed-name');
    if (value('foreign-address') !== null && name !== null) return [finding('address-outside-networks', 'info', name)];
  }
  if (verdict.verdict === 'contradicted') {
    const claim = verdict.evidence.find(
      (item) => item.hop === verdict.hop && /^(?:helo|unverified-reverse-name|look-alike|injected)$/.test(item.kind),
    );
    if (claim !== undefined) return [finding('relay-name-foreign-address', 'alarm', claim.value)];
  }
  return [];
}

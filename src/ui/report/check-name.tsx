import type { WordKey } from '../kit/words.ts';

/** Plain explanations of the checks that most headers show. */
export const CHECK_EXPLANATIONS: ReadonlyMap<string, WordKey> = new Map(
  Object.entries({
    SPF: 'explain_spf',
    DKIM: 'explain_dkim',
    DMARC: 'explain_dmarc',
    ARC: 'explain_arc',
    IPREV: 'explain_iprev',
    FCrDNS: 'explain_iprev',
  } as const satisfies Record<string, WordKey>),
);

/** What identifies one relay. Plain data: users add their own. */
export interface RelayProfile {
  /** Lower-case identifier, unique among the profiles. */
  readonly id: string;
  readonly title: string;
  /** Domains of the relay's sending hosts; matched on label boundaries. */
  readonly hostSuffixes: readonly string[];
  /** Sending addresses in CIDR notation, IPv4 and IPv6. */
  readonly networks: readonly string[];
  /** Domains of the hosts that accept submissions, e.g. "gate.sendsay.ru"; matched on label boundaries. */
  readonly submissionHosts: readonly string[];
  /** Header fields that the relay's customers set; supporting evidence only. */
  readonly campaignFields: readonly string[];
  /** DKIM signing domains of the relay; supporting evidence only. */
  readonly dkimDomains: readonly string[];
}

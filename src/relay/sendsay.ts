import type { RelayProfile } from './profile.ts';

/**
 * Sendsay's SMTP relay. Hosts and network as in the Altcraft administrator's guide ("Integration with Sendsay"),
 * submission hosts from Sendsay's page on its SMTP gate. Further networks are not public: a user adds those that a
 * contract names.
 */
export const sendsay: RelayProfile = {
  id: 'sendsay',
  title: 'Sendsay',
  hostSuffixes: ['sndsy.ru'],
  networks: ['185.138.182.0/24'],
  submissionHosts: ['gate.sendsay.ru'],
  campaignFields: ['X-Campaign-Id', 'X-Letter-Id'],
  dkimDomains: ['sendsay.ru', 'sndsy.ru'],
};

/** Where Microsoft itself serves Outlook. VERIFIED (opentabs, kumbukum, FlowCrypt) */
export const OUTLOOK_HOSTS: readonly string[] = [
  'outlook.live.com',
  'outlook.office.com',
  'outlook.office365.com',
  'outlook.cloud.microsoft',
];

/** Where Microsoft itself serves Outlook. VERIFIED (opentabs, kumbukum, FlowCrypt) */
export const OUTLOOK_HOST = /^outlook\.(?:live\.com|office\.com|office365\.com|cloud\.microsoft)$/u;

import type { Webmail } from './adapter.ts';

/** Every webmail that content.js does not bring itself, those with an address of their own first (registry.ts). */
export const FURTHER_WEBMAILS: readonly Webmail[] = [];

import type { SharedForm } from '../../report/share.ts';

/** Forms that can be chosen in the panel, in its order. */
export const SHARE_FORMATS = [
  'markdown',
  'short',
  'route-table',
  'text',
  'json',
  'html',
] as const satisfies readonly SharedForm[];

export type ShareFormat = (typeof SHARE_FORMATS)[number];

/** Extensions and media types of saved files. */
export const SHARED_FILES = {
  markdown: { extension: 'md', type: 'text/markdown' },
  short: { extension: 'txt', type: 'text/plain' },
  'route-table': { extension: 'md', type: 'text/markdown' },
  text: { extension: 'txt', type: 'text/plain' },
  json: { extension: 'json', type: 'application/json' },
  html: { extension: 'html', type: 'text/html' },
} as const satisfies Record<ShareFormat, { extension: string; type: string }>;

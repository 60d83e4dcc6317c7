import type { SharedForm } from '../../report/share.ts';

/** Forms that can be chosen in the panel, in its order. */
export const SHARE_FORMATS = ['markdown', 'text', 'json', 'html'] as const satisfies readonly SharedForm[];

export type ShareFormat = (typeof SHARE_FORMATS)[number];

/** Names and media types of saved files. */
export const SHARED_FILES = {
  markdown: { name: 'relay-inspector.md', type: 'text/markdown' },
  text: { name: 'relay-inspector.txt', type: 'text/plain' },
  json: { name: 'relay-inspector.json', type: 'application/json' },
  html: { name: 'relay-inspector.html', type: 'text/html' },
} as const satisfies Record<ShareFormat, { name: string; type: string }>;

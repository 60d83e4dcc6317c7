/** The languages that the extension has words for; the first is the fallback. */
export const LANGUAGES = ['en', 'ru'] as const;

export type Language = (typeof LANGUAGES)[number];

// The languages of the interface by their tags.

/** All of them, the first where a reader asks for none of the others. */
export const PAGE_LANGUAGES = [
  'en',
  'de',
  'es',
  'fr',
  'it',
  'ja',
  'pt',
  'ru',
  'tr',
  'zh',
  'ar',
  'fa',
] as const;

/** A language of the interface. */
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

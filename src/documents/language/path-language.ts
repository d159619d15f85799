// The language that a path names, as sites in several languages write it: `content/de/about.md`, `about.de.md`, `README.zh-CN.md`.

import { NAMED_LANGUAGES, toLanguageTag } from './language-tag.js';

/** Folders in which sites keep a folder for each language. */
const PARENTS: ReadonlySet<string> = new Set([
  'content',
  'docs',
  'i18n',
  '_i18n',
  'lang',
  'locale',
  'locales',
  'translations',
]);
/** Codes that are words, or short for something: folders of these names count in folders of languages only. */
const WORDS: ReadonlySet<string> = new Set(['ar', 'he', 'hi', 'id', 'it', 'no', 'et']);
const CODE = /^([a-z]{2})(?:[-_](?:[A-Za-z]{2}|[A-Z][a-z]{3}))?$/;

/** The language that a path names, as a primary tag; null where it names none. The name of the file goes before those of folders. */
export function languageOfPath(path: string): string | null {
  const folders = path.split('/');
  const file = folders.pop() ?? '';
  const suffix = languageOfStem(withoutEnding(file));
  if (suffix !== null) return suffix.language;
  for (const [at, folder] of folders.entries()) {
    const language = languageOfFolder(folder, folders[at - 1] ?? '');
    if (language !== null) return language;
  }
  return null;
}

/** Whether a folder is that of a language, by its name and that of the folder it lies in (`''` for none). */
export function languageOfFolder(folder: string, parent: string): string | null {
  const isBelowParent = PARENTS.has(parent);
  if (!isBelowParent && WORDS.has(folder)) return null;
  const code = languageOfCode(folder);
  if (code !== null || parent !== 'content') return code;
  return /^[a-z]{4,}$/.test(folder) ? toLanguageTag(folder) : null;
}

/** What stands before the language at the end of the name of a file without its ending, and the language; null where there is none. */
export function languageOfStem(stem: string): { readonly name: string; readonly language: string } | null {
  const dot = stem.lastIndexOf('.');
  const language = dot > 0 ? languageOfCode(stem.slice(dot + 1)) : null;
  return language === null ? null : { name: stem.slice(0, dot), language };
}

function languageOfCode(name: string): string | null {
  const code = CODE.exec(name)?.[1];
  return code !== undefined && NAMED_LANGUAGES.has(code) ? code : null;
}

function withoutEnding(file: string): string {
  const name = file.replace(/\.gz$/i, '');
  return name.slice(0, Math.max(name.lastIndexOf('.'), 0));
}

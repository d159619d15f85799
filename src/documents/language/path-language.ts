// The language that a path names, as sites in several languages write it: `content/de/about.md`, `about.de.md`, `README.zh-CN.md`.

import { fileStem } from '../file-stem.js';
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

/**
 * The language that a path names, as a primary tag; null where it names none. The name of the file goes before those of folders.
 */
export function languageOfPath(path: string): string | null {
  const suffix = languageOfStem(fileStem(path));
  if (suffix !== null) return suffix.language;
  let parent = '';
  for (const folder of path.split('/').slice(0, -1)) {
    const language = languageOfFolder(folder, parent);
    if (language !== null) return language;
    parent = folder;
  }
  return null;
}

/** The language of a folder, by its name and that of the folder it lies in (`''` for none); null where it is of none. */
export function languageOfFolder(folder: string, parent: string): string | null {
  const isBelowParent = PARENTS.has(parent);
  if (!isBelowParent && WORDS.has(folder)) return null;
  const code = languageOfCode(folder);
  if (code !== null || parent !== 'content') return code;
  return /^[a-z]{4,}$/.test(folder) ? toLanguageTag(folder) : null;
}

/** The name of a file without its ending, split before the language it ends with: `about.de`. Null where it ends with none. */
export function languageOfStem(stem: string): { readonly name: string; readonly language: string } | null {
  const dot = stem.lastIndexOf('.');
  const language = dot > 0 ? languageOfCode(stem.slice(dot + 1)) : null;
  return language === null ? null : { name: stem.slice(0, dot), language };
}

function languageOfCode(name: string): string | null {
  const code = CODE.exec(name)?.[1];
  return code !== undefined && NAMED_LANGUAGES.has(code) ? code : null;
}

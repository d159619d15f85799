// What the path of a file says about the document in it, where the file holds no other: its section, and words to find it by.

import { cleanLine } from '../cleaning/characters.js';
import type { Document } from '../document.js';
import { languageOfFolder } from '../language/path-language.js';
import { nameInNotion } from '../source/folders/notion-export.js';
import { nameOfBundle, nameOfFile } from './file-names.js';

const MAX_NAMES = 16;
const MAX_NAME_LENGTH = 200;

/**
 * A document with the names of its path: the first folder is its section where nothing else names one, and the names of folders
 * and file are searched with little weight.
 */
export function addPathNames(document: Document, path: string): Document {
  const parts = path.split('/');
  const bundle = nameOfBundle(path);
  const file = bundle ?? nameOfFile(path);
  const folders = parts
    .slice(0, bundle === null ? -1 : -2)
    .map((folder, i) => nameOfFolder(folder, parts[i - 1] ?? ''));
  const names = [...folders, file].filter((name) => /\p{L}/u.test(name)).slice(-MAX_NAMES);
  const known = new Set([document.title, ...document.other].map(foldName));
  const added = names.filter((name) => {
    const folded = foldName(name);
    return !known.has(folded) && Boolean(known.add(folded));
  });
  return {
    ...document,
    section: document.section ?? folders.find((name) => /\p{L}/u.test(name)) ?? null,
    other: added.length === 0 ? document.other : [...document.other, ...added],
  };
}

/** Underscores in front keep folders apart for site generators (`_posts`); those of languages have no name. */
function nameOfFolder(folder: string, parent: string): string {
  if (languageOfFolder(folder, parent) !== null) return '';
  return cleanLine(nameInNotion(folder).replace(/^_+|\.text(?:bundle|pack)$/g, '')).slice(0, MAX_NAME_LENGTH);
}

function foldName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

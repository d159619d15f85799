// The names of files as titles: for files that hold none, and for programs that show them so.

import { cleanLine } from '../cleaning/characters.js';
import { fileStem } from '../file-stem.js';
import { languageOfStem } from '../language/path-language.js';
import { nameInNotion } from '../source/folders/notion-export.js';

const MAX_NAME_LENGTH = 200;
/** The page of a folder itself. */
const FOLDER_PAGE = /^(?:_?index|readme)$/i;
/** A day before the name of a post, and the number by which a site sorts a page. */
const DAY = /^\d{4}-\d{1,2}-\d{1,2}-(?=.)/;
const POSITION = /^\d+(?:\.\d+)*[-_.\s]+(?=[^-_.\s])/;
/** A note with its pictures, as Bear and others write it. */
const BUNDLE = /(?:^|\/)([^/]+)\.text(?:bundle|pack)\/text\.[^/]+$/i;
const POST = /(?:^|\/)_posts\/(?:.*\/)?\d{4}-\d{1,2}-\d{1,2}-[^/]+$/;

/** `plans/harbour_costs.ods` is `harbour costs`. */
export function nameOfFile(path: string): string {
  return cleanLine(withoutLanguage(stemOf(path)).replace(/_+/g, ' ')).slice(0, MAX_NAME_LENGTH);
}

/** The name of a note as its program shows it: Logseq writes the slashes of a name as three underscores. */
export function nameOfNote(path: string): string {
  return cleanLine(stemOf(path).replaceAll('___', '/').replace(/%2F/gi, '/'));
}

/**
 * The name of a page of a site: `docs/02-getting_started.md` is `Getting started`, and the page of a folder has the name of that.
 * Null for the page of the corpus itself.
 */
export function nameOfPage(path: string): string | null {
  const [file = '', folder] = path.split('/').reverse();
  const stem = withoutLanguage(stemOf(file));
  const name = FOLDER_PAGE.test(stem) ? folder : stem;
  if (name === undefined) return null;
  const words = cleanLine(name.replace(DAY, '').replace(POSITION, '').replace(/[-_]+/g, ' '));
  return words === words.toLowerCase() ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

/** The name of a post of Jekyll, `_posts/2026-03-12-first-ice.md`, as Jekyll makes its title: `First Ice`. Null for any other file. */
export function nameOfPost(path: string): string | null {
  if (!POST.test(path)) return null;
  const words = cleanLine(stemOf(path).replace(DAY, '').replace(/[-_]+/g, ' ')).split(' ');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

/** The name of the bundle of which a file is the text: `Garden plan.textbundle/text.md` is `Garden plan`. Null for any other file. */
export function nameOfBundle(path: string): string | null {
  const name = BUNDLE.exec(path)?.[1];
  return name === undefined ? null : cleanLine(name);
}

/** `about.de` is the page `about` in German. */
function withoutLanguage(stem: string): string {
  return languageOfStem(stem)?.name ?? stem;
}

/** The name of a file without its ending, and without what Notion adds to it. */
function stemOf(path: string): string {
  const stem = fileStem(path);
  return nameInNotion(stem) || stem;
}

// Files that lie in people's folders and are no documents of theirs: told by their names, passed over and counted.

/** What such a file is, for a report: `2 settings of programs`. */
export type PassedOverKind =
  | 'copies left by an editor'
  | 'copies left by a sync conflict'
  | 'feeds of pages that are read themselves'
  | 'files of the operating system'
  | 'locks of an office program'
  | 'originals left by a merge'
  | 'parts of a collection of notes'
  | 'parts of a site that are no pages'
  | 'redirects to another page'
  | 'settings of programs'
  | 'tables of pages that are read themselves'
  | 'sitemaps'
  | 'templates of pages';

/** Names in lower case; those of JSON files without the ending. */
const SYSTEM_FILES = /^(?:\.ds_store|\._.*|icon\r|thumbs\.db|ehthumbs\.db|desktop\.ini|\.directory)$/i;
const SYNC_CONFLICT =
  /\.sync-conflict-\d{8}-\d{6}(?:-\w+)?(?:\.|$)|[( ](?:[^()]{0,60} )?(?:conflicted copy|case conflict|in konflikt stehende kopie|copie en conflit|copia en conflicto)[^()]{0,60}\)/i;
const MERGE_ORIGINAL = /\.(?:orig|rej)(?:\.\w{1,8})?$/i;
const OFFICE_LOCK = /^(?:~\$|\.~lock\.).*/;
const SETTINGS = new RegExp(
  `^(?:${[
    'package|package-lock|npm-shrinkwrap|bower|component|composer|lerna|nx|turbo|rush|deno|jsr|biome|angular|nodemon',
    'tsconfig(?:[.-][\\w.-]+)?|jsconfig|tslint|typedoc|cspell|renovate|vercel|now|netlify|firebase|api-extractor|devcontainer',
    'cdk|launchsettings|appsettings(?:\\.\\w+)?|global|_category_|_meta|[\\w.-]+\\.config|[\\w.-]+[.-]lock',
  ].join('|')})\\.jsonc?$`,
  'i',
);

/** Folders in which Jekyll and Eleventy keep what pages are made of. */
const TEMPLATES = /(?:^|\/)_(?:includes|layouts)\//;

const BUNDLE_SETTINGS = /\.text(?:bundle|pack)\/info\.json$/i;

/** What a file is that is no document, by its path; null for any other. */
export function passedOverKind(path: string): PassedOverKind | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (SYSTEM_FILES.test(name)) return 'files of the operating system';
  if (name.endsWith('~')) return 'copies left by an editor';
  if (OFFICE_LOCK.test(name)) return 'locks of an office program';
  if (SYNC_CONFLICT.test(name)) return 'copies left by a sync conflict';
  if (MERGE_ORIGINAL.test(name)) return 'originals left by a merge';
  if (TEMPLATES.test(path)) return 'templates of pages';
  if (BUNDLE_SETTINGS.test(path)) return 'settings of programs';
  return SETTINGS.test(name) ? 'settings of programs' : null;
}

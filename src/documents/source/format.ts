// Which file formats are read, by the ending of the name. Content never decides the format.

import { isRecipe, isSourceEnding } from './source-code.js';

/** A format that can be read. */
export type Format =
  | 'asciidoc'
  | 'canvas'
  | 'csv'
  | 'extensionless'
  | 'docx'
  | 'epub'
  | 'gzip'
  | 'html'
  | 'json'
  | 'jsonl'
  | 'latex'
  | 'mail'
  | 'mailbox'
  | 'markdown'
  | 'mdx'
  | 'notebook'
  | 'odf'
  | 'pdf'
  | 'pptx'
  | 'org'
  | 'restructuredtext'
  | 'rtf'
  | 'source'
  | 'subtitles'
  | 'text'
  | 'xlsx'
  | 'xml'
  | 'zip';

const FORMAT_OF_EXTENSION: ReadonlyMap<string, Format> = new Map([
  ['txt', 'text'],
  ['text', 'text'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['mdx', 'mdx'],
  ['ipynb', 'notebook'],
  ['canvas', 'canvas'],
  ['org', 'org'],
  ['tex', 'latex'],
  ['rst', 'restructuredtext'],
  ['rest', 'restructuredtext'],
  ['adoc', 'asciidoc'],
  ['asciidoc', 'asciidoc'],
  ['asc', 'asciidoc'],
  ['html', 'html'],
  ['htm', 'html'],
  ['xhtml', 'html'],
  ['json', 'json'],
  ['geojson', 'json'],
  ['jsonld', 'json'],
  ['json5', 'json'],
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['eml', 'mail'],
  ['mbox', 'mailbox'],
  ['docx', 'docx'],
  ['docm', 'docx'],
  ['odt', 'odf'],
  ['odp', 'odf'],
  ['ods', 'odf'],
  ['epub', 'epub'],
  ['pdf', 'pdf'],
  ['pptx', 'pptx'],
  ['pptm', 'pptx'],
  ['ppsx', 'pptx'],
  ['xlsx', 'xlsx'],
  ['xlsm', 'xlsx'],
  ['rtf', 'rtf'],
  ['gz', 'gzip'],
  ['zip', 'zip'],
  // Notes with their pictures, of Bear and others.
  ['textpack', 'zip'],
  ['bear2bk', 'zip'],
  ['srt', 'subtitles'],
  ['vtt', 'subtitles'],
  ['xml', 'xml'],
  ['rss', 'xml'],
  ['atom', 'xml'],
  ['rdf', 'xml'],
]);

/**
 * A message of a folder of mail (Maildir), whose name begins with the time it came and has no ending:
 * `cur/1700000000.M1P2.host:2,S`.
 */
const MAILDIR_MESSAGE = /(?:^|\/)(?:cur|new)\/\d{9,10}\.[^/]{1,200}$/;

/** Formats whose files say something of themselves under names of their own, and those that may hold such files. */
const FORMATS_WITH_PROPERTIES: ReadonlySet<Format | null> = new Set<Format>([
  'docx',
  'epub',
  'html',
  'mail',
  'odf',
  'pdf',
  'pptx',
  'xlsx',
  'extensionless',
  'gzip',
  'mailbox',
  'zip',
]);

/** Whether a file may have properties under names of its own, or hold files that do: see `nameProperties`. */
export function mayHaveProperties(path: string): boolean {
  return FORMATS_WITH_PROPERTIES.has(formatOf(path, false));
}

/** The endings that are read, for messages to people. */
export const SUPPORTED_EXTENSIONS: readonly string[] = [...FORMAT_OF_EXTENSION.keys()].map(
  (name) => `.${name}`,
);

/**
 * The format of a file name or path by its ending, in any case of letters; null when it is not read. A `.gz` file is read
 * where the rest of its name (`docs.jsonl.gz`) has a format. What follows the last point is no ending if it holds a space.
 * @param sourceFiles whether source code is read, too
 */
export function formatOf(path: string, sourceFiles: boolean): Format | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (MAILDIR_MESSAGE.test(path) && !FORMAT_OF_EXTENSION.has(endingOf(name))) return 'mail';
  if (isSource(name)) return sourceFiles ? 'source' : null;
  if (!hasEnding(name)) return 'extensionless';
  const format = FORMAT_OF_EXTENSION.get(endingOf(name)) ?? null;
  return format === 'gzip' && formatOf(unpackedName(name), sourceFiles) === null ? null : format;
}

/** Why a file without a format is not read: one sentence without its subject. */
export function whyUnread(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isSourceFile = isSource(name) || (endingOf(name) === 'gz' && isSource(unpackedName(name)));
  return isSourceFile
    ? 'is source code; set `sourceFiles` to read it'
    : `this format is not read; read are ${SUPPORTED_EXTENSIONS.join(' ')}`;
}

function isSource(name: string): boolean {
  return hasEnding(name) ? isSourceEnding(endingOf(name)) : isRecipe(name);
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

/** Whether a file name or path has an ending, as most files have and most folders have not. */
export function hasEnding(path: string): boolean {
  return /\.[^\s./]+$/.test(path.slice(-100));
}

/** The name or path of a `.gz` file without that ending. */
export function unpackedName(path: string): string {
  return path.slice(0, path.lastIndexOf('.'));
}

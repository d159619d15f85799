// Which file formats are read, by the ending of the name. Content never decides the format.

export type Format =
  | 'asciidoc'
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
  ['srt', 'subtitles'],
  ['vtt', 'subtitles'],
  ['xml', 'xml'],
  ['rss', 'xml'],
  ['atom', 'xml'],
  ['rdf', 'xml'],
]);

/** The endings that are read, for messages to people. */
export const SUPPORTED_EXTENSIONS: readonly string[] = [...FORMAT_OF_EXTENSION.keys()].map(
  (name) => `.${name}`,
);

/** Files without an ending that are recipes for programs. */
const RECIPES =
  /^(?:.*makefile|(?:docker|container|gem|rake|vagrant|proc|brew|jenkins|cap|guard|pod|fast|just|cake)file|codeowners|gradlew|mvnw)$/i;

/**
 * The format of a file name or path by its ending, in any case of letters; null when it is not read. A `.gz` file is read
 * where the rest of its name (`docs.jsonl.gz`) has a format. What follows the last point is no ending if it holds a space.
 */
export function formatOf(path: string): Format | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!hasEnding(name)) return RECIPES.test(name) ? null : 'extensionless';
  const dot = name.lastIndexOf('.');
  const format = FORMAT_OF_EXTENSION.get(name.slice(dot + 1).toLowerCase()) ?? null;
  return format === 'gzip' && formatOf(unpackedName(name)) === null ? null : format;
}

/** Whether a file name or path has an ending, as most files have and most folders have not. */
export function hasEnding(path: string): boolean {
  return /\.[^\s./]+$/.test(path.slice(-100));
}

/** The name or path of a `.gz` file without that ending. */
export function unpackedName(path: string): string {
  return path.slice(0, path.lastIndexOf('.'));
}

// Which file formats are read, by the ending of the name. Content never decides the format.

export type Format =
  | 'asciidoc'
  | 'csv'
  | 'gzip'
  | 'html'
  | 'json'
  | 'jsonl'
  | 'mail'
  | 'mailbox'
  | 'markdown'
  | 'mdx'
  | 'restructuredtext'
  | 'subtitles'
  | 'text'
  | 'xml'
  | 'zip';

const FORMAT_OF_EXTENSION: ReadonlyMap<string, Format> = new Map([
  ['txt', 'text'],
  ['text', 'text'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['mdx', 'mdx'],
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

/**
 * The format of a file name or path by its ending, in any case of letters; null when it is not read. A `.gz` file is read
 * where the rest of its name (`docs.jsonl.gz`) has a format.
 */
export function formatOf(path: string): Format | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  if (dot < 0) return null;
  const format = FORMAT_OF_EXTENSION.get(name.slice(dot + 1).toLowerCase()) ?? null;
  return format === 'gzip' && formatOf(unpackedName(name)) === null ? null : format;
}

/** The name or path of a `.gz` file without that ending. */
export function unpackedName(path: string): string {
  return path.slice(0, path.lastIndexOf('.'));
}

// A text of Project Gutenberg: the fields of its header, and its body without the header and the licence below it.

const START = /^\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG E(?:BOOK|TEXT)[^\n]*\n/m;
const END =
  /^(?:\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG E(?:BOOK|TEXT)|End of (?:the )?Project Gutenberg(?:['’]s)? )/m;
const FIELD =
  /^(Title|Author|Release date|Language|Translator|Editor|Illustrator|Subject|Contributor):[ \t]*([^\n]*(?:\n[ \t]+[^\n\s][^\n]*)*)/gim;
/** The header and the line that ends it begin within so many UTF-16 units. */
const MAX_HEADER_LENGTH = 30_000;
/** Names in the header as they are named elsewhere. */
const NAMES: Readonly<Record<string, string>> = { 'release date': 'date' };

/** The fields of a header and the text below it; of any other text no fields, and all of it. */
export interface GutenbergText {
  readonly fields: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Reads a text whose line ends are line feeds. */
export function readGutenberg(text: string): GutenbergText {
  const head = text.slice(0, MAX_HEADER_LENGTH);
  const start = /Project Gutenberg/i.test(head) ? START.exec(head) : null;
  if (start === null) return { fields: {}, body: text };
  const body = text.slice(start.index + start[0].length);
  const end = END.exec(body);
  return {
    fields: readHeader(head.slice(0, start.index)),
    body: end === null ? body : body.slice(0, end.index),
  };
}

function readHeader(header: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, label = '', value = ''] of header.matchAll(FIELD)) {
    const key = label.toLowerCase();
    const name = NAMES[key] ?? key;
    // Of a date, the number of the book and the day of the last change follow.
    const cleaned = (name === 'date' ? value.replace(/[[\n][^]*$/, '') : value).replace(/\s+/g, ' ').trim();
    if (cleaned !== '') fields[name] = name in fields ? `${fields[name] ?? ''}; ${cleaned}` : cleaned;
  }
  return fields;
}

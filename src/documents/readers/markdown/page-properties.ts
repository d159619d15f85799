// The properties of a page of Logseq: lines `name:: value` above all others.

const PROPERTY = /^[a-zA-Z][\w-]{0,60}::[ \t]+\S/;
/** Those that a reader sees elsewhere, or not at all. The others stay in the text. */
const TAKEN = /^(title|tags|alias|aliases|icon|public|filters|exclude-from-graph-view)::[ \t]+(\S.*)$/i;
const MAX_LINES = 100;

/** The properties of a page, and its text without them. */
export interface PageProperties {
  /** By name, in lower case; links to other pages stand by their names. */
  readonly properties: Readonly<Record<string, string>>;
  /** The text without them. */
  readonly rest: string;
}

/** Takes the properties off the head of a note. A text without any is left as it is. */
export function readPageProperties(text: string): PageProperties {
  const properties: Record<string, string> = {};
  const kept: string[] = [];
  let length = 0;
  for (const line of text.split('\n', MAX_LINES)) {
    if (!PROPERTY.test(line)) break;
    const [, name, value] = TAKEN.exec(line) ?? [];
    if (name === undefined || value === undefined) kept.push(line);
    else properties[name.toLowerCase()] = value.replace(/\[\[([^[\]]*)\]\]/g, '$1');
    length += line.length + 1;
  }
  return { properties, rest: [...kept, text.slice(length)].join('\n') };
}

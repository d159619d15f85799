// What an office document, an e-book or a PDF says of itself beside its text.

import { cleanLine } from '../../cleaning/characters.js';
import { type NamedProperties, nameProperties } from '../../own/named-properties.js';
import type { RecordLocation } from '../../record.js';
import { readFields, type RecordFields } from '../../record-fields.js';
import type { OfficePackage } from './office-package.js';
import { readXmlEvents } from './xml-events.js';

/** Names that programs give to documents by themselves. */
const GENERIC_TITLE =
  /^(?:microsoft (?:word|powerpoint|excel) - .*|(?:document|presentation|powerpoint presentation|slide|book|sheet|untitled|unbenannt|sans titre|dokument|präsentation)[\s\d]*|.{1,200}\.(?:docx?|odt|rtf|pptx?|odp|xlsx?|ods|pdf|indd|tex|dvi|qxd|html?))$/iu;

/** The elements of Dublin Core, and of OpenDocument and Office Open XML, by the field they are. */
const FIELD_OF_ELEMENT: ReadonlyMap<string, string> = new Map([
  ['title', 'title'],
  ['creator', 'author'],
  ['initial-creator', 'author'],
  ['created', 'date'],
  ['creation-date', 'date'],
  ['date', 'date'],
  ['modified', 'modified'],
  ['language', 'language'],
  ['publisher', 'source'],
  ['keywords', 'tags'],
  ['keyword', 'tags'],
  ['category', 'section'],
  ['subject', 'subject'],
  ['description', 'description'],
]);

/** The values of each field, in the order in which they stand. */
export type Metadata = Map<string, string[]>;

/** The metadata of an office document. Its language is that of the program it was written with, likelier than its own. */
export function readOfficeMetadata(bytes: Uint8Array | null): Metadata {
  const metadata = readMetadata(bytes);
  metadata.delete('language');
  return metadata;
}

/** Reads the metadata of a part of XML, wherever in it they stand. */
export function readMetadata(bytes: Uint8Array | null): Metadata {
  const metadata: Metadata = new Map();
  if (bytes === null) return metadata;
  let field: string | undefined;
  let text = '';
  readXmlEvents(bytes, {
    open: (name) => {
      field = FIELD_OF_ELEMENT.get(name);
      text = '';
    },
    text: (piece) => {
      if (field !== undefined && text.length < 10_000) text += piece;
    },
    close: () => {
      if (field !== undefined) addValue(metadata, field, text);
      field = undefined;
    },
  });
  return metadata;
}

/** Adds a value, if it says something. */
export function addValue(metadata: Metadata, field: string, value: string): void {
  const line = cleanLine(value);
  if (line === '') return;
  const values = metadata.get(field);
  if (values === undefined) metadata.set(field, [line]);
  else if (!values.includes(line)) values.push(line);
}

/** The properties of a document under their own names, and what settings call its fields. */
export interface OwnProperties extends Pick<RecordLocation, 'names'> {
  readonly properties: () => NamedProperties;
}

const NO_PROPERTIES: OwnProperties = { properties: () => [] };

/** The parts of office documents that hold properties. */
const PROPERTY_PARTS = ['docProps/core.xml', 'docProps/app.xml', 'docProps/custom.xml', 'meta.xml'];

/** The properties of an office document; not looked for where settings say nothing. */
export async function readOfficeProperties(
  office: OfficePackage,
  names: RecordLocation['names'],
): Promise<OwnProperties> {
  const parts = names === undefined ? [] : await Promise.all(PROPERTY_PARTS.map((part) => office.read(part)));
  return { names, properties: () => parts.flatMap((part) => (part === null ? [] : listProperties(part))) };
}

/** The texts of a part of XML, each under the name its element gives it (`name`, `property`), or else that of the element. */
export function listProperties(bytes: Uint8Array): readonly (readonly [name: string, value: string])[] {
  const found: [string, string][] = [];
  let named: { readonly element: string; readonly name: string } | null = null;
  let text = '';
  readXmlEvents(bytes, {
    open: (element, attributes) => {
      const name = attributes.get('name') ?? attributes.get('property');
      const content = attributes.get('content');
      if (name !== undefined && content !== undefined) found.push([name, cleanLine(content)]);
      else if (name !== undefined) named = { element, name };
      text = '';
    },
    text: (piece) => {
      if (text.length < 10_000) text += piece;
    },
    close: (element) => {
      const isNamed = named?.element === element;
      const line = cleanLine(text);
      // What stands in an element with a name is read when that ends.
      if (named === null || isNamed) {
        if (line !== '') found.push([named?.name ?? element, line]);
        text = '';
      }
      if (isNamed) named = null;
    },
  });
  return found;
}

/**
 * The fields of a document that says this of itself. A title that a program gave is none. What describes the document but is no
 * part of it (author, subject, description) is searched with little weight.
 * @param shownTitle the title that stands in the document, or null
 */
export function fieldsOfMetadata(
  metadata: Metadata,
  shownTitle: string | null = null,
  { names, properties }: OwnProperties = NO_PROPERTIES,
): RecordFields {
  const first = (field: string): string | null => metadata.get(field)?.[0] ?? null;
  const stored = first('title');
  const title = shownTitle ?? (stored === null || GENERIC_TITLE.test(stored) ? null : stored);
  const author = (metadata.get('author') ?? []).join('; ');
  const record = {
    title,
    date: first('date') ?? first('modified'),
    language: first('language'),
    source: first('source'),
    section: first('section'),
    tags: metadata.get('tags')?.flatMap((tags) => tags.split(/[,;]/)),
    ...(author === '' ? {} : { author }),
    ...(first('subject') === null ? {} : { subject: first('subject') }),
    ...(first('description') === null ? {} : { description: first('description') }),
  };
  const fields = readFields(nameProperties(record, names, properties));
  const other = [author, first('subject') ?? '', first('description') ?? ''].filter((value) => value !== '');
  return { ...fields, other: [...fields.other, ...other] };
}

// The document type declaration of an XML file: takes it off the text, with the entities it declares. Nothing outside of the file
// is ever read, and no entity stands for more than a short text, so that no few lines can grow to gigabytes.
// Source: https://www.w3.org/TR/xml/#sec-prolog-dtd

/** UTF-16 units that an entity may stand for; longer ones are left as they are written. */
const MAX_ENTITY_LENGTH = 1000;
const MAX_ENTITIES = 1000;
/** UTF-16 units that all entities of a text together may add to it. */
const MAX_ADDED_LENGTH = 1024 * 1024;
const ENTITY = /<!ENTITY\s+([\p{L}_][\p{L}\p{N}._-]{0,99})\s+(?:"([^"]*)"|'([^']*)')\s*>/gu;
const REFERENCE = /&([\p{L}_][\p{L}\p{N}._-]{0,99});/gu;

/** The text without its document type declaration, the entities that this declares replaced. */
export function resolveDocumentType(text: string): string {
  const start = /^\s*(?:<\?[^>]{0,500}\?>\s*|<!--(?:[^-]|-(?!->)){0,10000}-->\s*){0,20}(?=<!DOCTYPE)/.exec(
    text,
  )?.[0].length;
  if (start === undefined) return text;
  const end = findEnd(text, start);
  const entities = readEntities(text.slice(start, end));
  const content = text.slice(0, start) + text.slice(end);
  if (entities.size === 0) return content;
  let added = 0;
  return content.replace(REFERENCE, (reference, name: string) => {
    const value = entities.get(name);
    if (value === undefined || added + value.length > MAX_ADDED_LENGTH) return reference;
    added += value.length;
    return value;
  });
}

/** Behind the `>` that ends the declaration: not one in a quoted text, a comment or between its brackets. */
function findEnd(text: string, start: number): number {
  let isInside = false;
  const mark = /["'[\]>]|<!--/g;
  mark.lastIndex = start;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    const [found] = match;
    if (found === '>' && !isInside) return mark.lastIndex;
    if (found === '[' || found === ']') isInside = found === '[';
    const closing = found === '<!--' ? '-->' : found === '"' || found === "'" ? found : '';
    const end = text.indexOf(closing, mark.lastIndex);
    if (end < 0) break;
    mark.lastIndex = end + closing.length;
  }
  return text.length;
}

function readEntities(declaration: string): ReadonlyMap<string, string> {
  const entities = new Map<string, string>();
  for (const [, name = '', quoted, single] of declaration.matchAll(ENTITY)) {
    const value = (quoted ?? single ?? '').replace(
      REFERENCE,
      (reference, inner: string) => entities.get(inner) ?? reference,
    );
    if (value.length <= MAX_ENTITY_LENGTH && !entities.has(name)) entities.set(name, value);
    if (entities.size >= MAX_ENTITIES) break;
  }
  return entities;
}

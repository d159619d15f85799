// The own fields that a hit comes with, with the words of the query marked in those that were searched.

import { isJsonRecord } from '../../documents/json-value.js';
import { lineOfField } from '../../documents/markup/markup.js';
import { foldFieldName, nameOfField } from '../../documents/own/own-values.js';
import { textRoleOf } from '../../documents/own/text-roles.js';
import { findField } from '../../index/format/own/find-field.js';
import type { OwnField, Schema } from '../../index/format/own/own-schema.js';
import { FIELD_OF_ROLE } from '../../index/format/schema.js';
import { hasField } from '../plan/has-field.js';
import { escapeHtml, markRanges, rangesOf } from './highlight.js';
import type { Match } from './match.js';

/** Depth of objects in a field that are marked. */
const MAX_DEPTH = 8;

/**
 * The fields that hold a word of the query, as HTML: each as it is, its texts in one line, without markup of their own, escaped, with
 * `<mark>` around what was found. What is no text stays.
 * @param mask the indexed fields that hold a word
 * @param find gives the matches in a text of a field; null where it takes too much work
 */
export function markFields(
  schema: Schema,
  fields: Readonly<Record<string, unknown>>,
  mask: number,
  find: (text: string, field: OwnField | null) => readonly Match[] | null,
): Readonly<Record<string, unknown>> {
  const html: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const bare = name.replace(/^fields\./, '');
    let found = 0;
    const mark = (text: string, path: string): string => {
      const line = lineOfField(text) ?? '';
      const matches = isSearched(schema, path, bare, mask) ? find(line, findField(schema, path) ?? null) : [];
      if (matches === null || matches.length === 0) return escapeHtml(line);
      found += matches.length;
      return markRanges(line, rangesOf(matches));
    };
    const marked = mapTexts(value, nameOfField(bare), mark, MAX_DEPTH);
    if (found > 0) html[name] = marked;
  }
  return html;
}

/** Whether the words of a field are in one of the indexed fields of a mask. @param root the field of the record that it is in */
function isSearched(schema: Schema, path: string, root: string, mask: number): boolean {
  if (schema.hidden.includes(foldFieldName(path))) return false;
  const role = textRoleOf(root.split('.')[0] ?? root);
  const searchedIn = findField(schema, path)?.searchedIn ?? (role === undefined ? null : FIELD_OF_ROLE[role]);
  return searchedIn !== null && hasField(mask, searchedIn);
}

/** A value with its texts replaced. */
function mapTexts(
  value: unknown,
  path: string,
  replace: (text: string, path: string) => string,
  depth: number,
): unknown {
  if (typeof value === 'string') return replace(value, path);
  if (depth === 0) return value;
  if (Array.isArray(value))
    return (value as readonly unknown[]).map((item) => mapTexts(item, path, replace, depth - 1));
  if (!isJsonRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      mapTexts(member, `${path}.${nameOfField(name)}`, replace, depth - 1),
    ]),
  );
}

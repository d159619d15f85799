// What settings call the fields of records: other names of the fields that every document has (`title`, `text`, `date`), of those
// that are searched by their names (`author`), and all names in a folder. Fields are renamed before a record is read, so that nothing
// behind this knows of it. Other names of all other fields cost no reading: see `infer-schema.ts`.

import { type FieldSettings, fieldsOf, foldersOf } from '../../field-settings.js';
import { readPathPattern } from '../../path-pattern.js';
import { emptyRecord, isJsonRecord, type JsonRecord } from '../json-value.js';
import { type Role, roleOfKnownName } from '../records/known-names.js';
import { foldFieldName, nameOfField } from './own-values.js';
import { languageOf, namesSearched } from './searched-fields.js';
import { textRoleOf } from './text-roles.js';

/** Names of the fields of records in one place of the corpus. */
export interface FieldNames {
  /** What fields are called instead: of the names in `from`, which are folded, the first that a record has a value for counts. */
  readonly renamed: readonly { readonly to: string; readonly from: readonly string[] }[];
  /** Folded names of fields that are left out. */
  readonly dropped: readonly string[];
  /** Other folded names of own fields, which a file may have as its properties: see `nameProperties`. Left out for none. */
  readonly wanted?: readonly string[];
}

/** The names in a folder; null for the whole corpus. */
export interface FolderNames extends FieldNames {
  readonly folder: string | null;
}

/** The fields that every document has, by the name that is read first of those of each. */
const BUILT_IN: ReadonlyMap<string, string> = new Map<Role, string>([
  ['id', '_id'],
  ...(['title', 'text', 'url', 'date', 'language', 'section', 'source', 'tags', 'related'] as const).map(
    (role) => [role, role] as const,
  ),
]);

/** Whether a setting of this name is one of a field that every document has. */
export function isBuiltIn(name: string): boolean {
  return BUILT_IN.has(foldFieldName(name));
}

/** The names that settings give, those of folders first, as they say more. */
export function listFieldNames(settings: FieldSettings): readonly FolderNames[] {
  const searched = namesSearched(fieldsOf(settings));
  const names: FolderNames[] = foldersOf(settings).map(([folder, fields]) => ({
    folder,
    renamed: Object.entries(fields).flatMap(([name, setting]) =>
      setting === false ? [] : [renamed(name, setting.from ?? [])],
    ),
    dropped: Object.keys(fields)
      .filter((name) => fields[name] === false)
      .map(foldFieldName),
  }));
  const everywhere = Object.entries(fieldsOf(settings)).flatMap(([name, setting]) => {
    if (setting === false || setting.from === undefined) return [];
    const isSearchedByName = textRoleOf(name) !== undefined && !searched.includes(name);
    return isBuiltIn(name) || isSearchedByName ? [renamed(name, setting.from)] : [];
  });
  const wanted = Object.entries(fieldsOf(settings)).flatMap(([name, setting]) => {
    if (setting === false || everywhere.some(({ to }) => to === toName(name))) return [];
    return (setting.from ?? []).map(foldName);
  });
  return everywhere.length + wanted.length === 0
    ? names
    : [
        ...names,
        { folder: null, renamed: everywhere, dropped: [], ...(wanted.length === 0 ? {} : { wanted }) },
      ];
}

/** The folded names of properties that own fields ask files for, sorted. */
export function listWantedProperties(settings: FieldSettings): readonly string[] {
  return [...new Set(listFieldNames(settings).flatMap(({ wanted = [] }) => wanted))].sort();
}

/** The language of documents that declare none: that of the setting of their text, under any name that is known for it. */
export function textLanguageOf(settings: FieldSettings): string | null {
  const found = Object.entries(fieldsOf(settings)).find(
    ([name, setting]) => roleOfKnownName(name) === 'text' && languageOf(setting) !== null,
  );
  return found === undefined ? null : languageOf(found[1]);
}

function renamed(name: string, from: readonly string[]): FieldNames['renamed'][number] {
  return { to: toName(name), from: from.map(foldName) };
}

/** The name under which a field is read. */
function toName(name: string): string {
  return BUILT_IN.get(foldFieldName(name)) ?? name;
}

/** A function that says which names the records of a file go by; undefined for its own. */
export function namerOf(names: readonly FolderNames[]): (path: string) => FieldNames | undefined {
  const patterns = names.map(({ folder }) => (folder === null ? null : readPathPattern(folder)));
  let last: { readonly path: string; readonly names: FieldNames | undefined } | null = null;
  return (path) => {
    if (names.length === 0) return undefined;
    if (last?.path !== path) {
      const found = names.filter((_, index) => patterns[index]?.test(path) ?? true);
      const joined = {
        renamed: joinRenamed(found.flatMap(({ renamed: some }) => some)),
        dropped: found.flatMap(({ dropped }) => dropped),
        wanted: found.flatMap(({ wanted = [] }) => wanted),
      };
      last = { path, names: found.length === 0 ? undefined : joined };
    }
    return last.names;
  };
}

/** All names of a field together, those said first before those said later. */
function joinRenamed(given: FieldNames['renamed']): FieldNames['renamed'] {
  const joined = new Map<string, readonly string[]>();
  for (const { to, from } of given) joined.set(to, [...(joined.get(to) ?? []), ...from]);
  return Array.from(joined, ([to, from]) => ({ to, from }));
}

/**
 * A record with its fields named as settings have it. A field of the record that has such a name already is kept as `NAME (2)`; names
 * of authors, summaries and topics are joined with it instead.
 * @param names left out: the record as it is
 * @param isFile whether the record is that of a file, whose id is its path
 */
export function nameFields(record: JsonRecord, names: FieldNames | undefined, isFile = false): JsonRecord {
  if (names === undefined) return record;
  const fields = Object.assign(emptyRecord(), record);
  for (const { to, from } of names.renamed) {
    if (isFile && to === '_id') continue;
    const before = Object.keys(fields).find((name) => foldName(name) === foldFieldName(to));
    if (textRoleOf(to) !== undefined && before !== undefined) {
      const others = from.flatMap((name) => takeAt(fields, name) ?? []);
      if (others.length > 0) fields[before] = [fields[before], others].flat();
      continue;
    }
    const taken = takeFirst(fields, from);
    if (taken === undefined) continue;
    if (before !== undefined) {
      fields[`${before} (2)`] = fields[before];
      Reflect.deleteProperty(fields, before);
    }
    fields[to] = taken;
  }
  for (const name of names.dropped) takeAt(fields, name);
  return fields;
}

/** Takes the first of some fields that has a value out of a record. */
function takeFirst(fields: Record<string, unknown>, from: readonly string[]): unknown {
  for (const name of from) {
    const value = takeAt(fields, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Takes the field with a folded name or path out of a record; undefined where it has none, or no value. */
function takeAt(fields: Record<string, unknown>, wanted: string): unknown {
  for (const [name, value] of Object.entries(fields)) {
    const folded = foldName(name);
    if (folded === wanted) {
      if (isNothing(value)) continue;
      Reflect.deleteProperty(fields, name);
      return value;
    }
    if (!wanted.startsWith(`${folded}.`)) continue;
    const [taken, left] = splitAt(value, wanted.slice(folded.length + 1));
    if (isNothing(taken)) continue;
    fields[name] = left;
    return taken;
  }
  return undefined;
}

/** What a value has at a folded path, and the value without that; of a list what its items have. */
function splitAt(value: unknown, wanted: string): readonly [unknown, unknown] {
  if (Array.isArray(value)) {
    const parts = (value as readonly unknown[]).map((item) => splitAt(item, wanted));
    const taken = parts.flatMap(([part]) => (isNothing(part) ? [] : [part])).flat();
    return [taken.length === 0 ? undefined : taken, parts.map(([, left]) => left)];
  }
  if (!isJsonRecord(value)) return [undefined, value];
  const left = Object.assign(emptyRecord(), value);
  return [takeAt(left, wanted), left];
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** A name of a record as names of settings are compared. */
export function foldName(name: string): string {
  return foldFieldName(nameOfField(name));
}

// The own fields of a generation to be: their types by what their values are, unless they are configured.

import { createHash } from 'node:crypto';
import { isBuiltIn } from '../../documents/own/field-names.js';
import { foldFieldName } from '../../documents/own/own-values.js';
import { languageOf, namesHidden, namesSearched } from '../../documents/own/searched-fields.js';
import { textRoleOf } from '../../documents/own/text-roles.js';
import { roleOfKnownName } from '../../documents/records/known-names.js';
import {
  type FieldSetting,
  type FieldSettings,
  fieldsOf,
  foldersOf,
  MAX_SEARCHED_FIELDS,
} from '../../field-settings.js';
import type { ImportanceSettings } from '../../importance-settings.js';
import type { FieldTypeName } from '../field-types/field-type.js';
import { compareKeys } from '../format/compare-keys.js';
import { chooseType, MAX_FACET_VALUES } from '../format/own/choose-type.js';
import { type OwnField, type Schema, weighTexts } from '../format/own/own-schema.js';
import { FIELD_OF_ROLE, FIRST_OWN_FIELD, TEXTS_FIELD } from '../format/schema.js';
import { findDistinctValues, sumFieldFacts } from '../read/field-facts.js';
import type { SegmentSnapshot } from '../read/segment-snapshot.js';

/** Fields of more names are not asked for: the ones that most documents have are. */
const MAX_FIELDS = 500;

/** What is configured of the documents of an index. */
export interface SchemaSettings {
  readonly fields?: FieldSettings;
  readonly importance?: ImportanceSettings;
}

/** The schema of some segments. */
export function inferSchema(snapshots: readonly SegmentSnapshot[], configured: SchemaSettings = {}): Schema {
  const { fields: given = {}, importance = {} } = configured;
  const settings = fieldsOf(given);
  const found: FoundField[] = [];
  const searched = namesSearched(settings);
  for (const [name, columns] of groupColumns(snapshots, settings)) {
    const setting = settings[name] ?? {};
    if (setting === false) continue;
    const facts = sumFieldFacts(columns, snapshots);
    if (facts.documents === 0) continue;
    const type = setting.as ?? chooseType(facts);
    const field = {
      name,
      type,
      facet: setting.facet ?? isFacet(type, columns, snapshots),
      label: setting.label ?? null,
      configured: Object.hasOwn(settings, name),
      columns,
      searchedIn: findIndexedField(name, type, searched),
      weight: setting.weight ?? null,
      language: hasOwnIndex(name, searched) ? languageOf(setting) : null,
    };
    found.push({ field, documents: facts.documents });
  }
  if (found.length > MAX_FIELDS) found.sort((a, b) => b.documents - a.documents || compareNames(a, b));
  const places = new Map(Object.keys(settings).map((name, place) => [name, place]));
  const placeOf = ({ field }: FoundField): number => places.get(field.name) ?? places.size;
  const kept = found.slice(0, MAX_FIELDS).sort((a, b) => placeOf(a) - placeOf(b) || compareNames(a, b));
  const fields = kept.map(({ field }) => field);
  return {
    texts: weighTexts(fields),
    configured: fingerprintSettings(configured),
    fields,
    hidden: namesHidden(settings),
    names: namesConfigured(given),
    importance,
  };
}

/** The indexed field that the words of a field are searched in; null for names and codes, which nothing but a filter asks for. */
function findIndexedField(name: string, type: FieldTypeName, searched: readonly string[]): number | null {
  const place = searched.indexOf(name);
  if (place >= MAX_SEARCHED_FIELDS) return TEXTS_FIELD;
  if (place >= 0) return FIRST_OWN_FIELD + place;
  const role = textRoleOf(name);
  if (role !== undefined) return FIELD_OF_ROLE[role];
  return type === 'text' ? TEXTS_FIELD : null;
}

/** Whether a field is searched in an indexed field of its own. */
function hasOwnIndex(name: string, searched: readonly string[]): boolean {
  return searched.slice(0, MAX_SEARCHED_FIELDS).includes(name);
}

/** A field, and how many documents have it. */
interface FoundField {
  readonly field: OwnField;
  readonly documents: number;
}

function compareNames(a: FoundField, b: FoundField): number {
  return compareKeys(a.field.name, b.field.name);
}

/** Whether a field is a facet where nothing is configured. */
function isFacet(
  type: FieldTypeName,
  columns: readonly string[],
  snapshots: readonly SegmentSnapshot[],
): boolean {
  if (type !== 'keyword') return type !== 'text' && type !== 'geo';
  return findDistinctValues(columns, snapshots).count <= MAX_FACET_VALUES;
}

/** What is configured that own fields do not show: other names of built-in and searched fields, words, and names in folders. */
function namesConfigured(settings: FieldSettings): FieldSettings {
  const names: Record<string, FieldSettings[string]> = Object.fromEntries(foldersOf(settings));
  for (const [name, setting] of Object.entries(fieldsOf(settings))) {
    if (setting === false) continue;
    const { from, language, stopWords, protectedWords, synonyms } = setting;
    const isRenamed = from !== undefined && (isBuiltIn(name) || textRoleOf(name) !== undefined);
    const shown: FieldSetting = {
      ...(isRenamed ? { from } : {}),
      ...(language !== undefined && roleOfKnownName(name) === 'text' ? { language } : {}),
      ...(stopWords === undefined ? {} : { stopWords }),
      ...(protectedWords === undefined ? {} : { protectedWords }),
      ...(synonyms === undefined ? {} : { synonyms }),
    };
    if (Object.keys(shown).length > 0) names[name] = shown;
  }
  return names;
}

/** Tells settings apart: 16 hex digits, or nothing where nothing is configured. */
export function fingerprintSettings({ fields = {}, importance = {} }: SchemaSettings): string {
  const isNone = Object.keys(fields).length === 0 && Object.keys(importance).length === 0;
  if (isNone) return '';
  return createHash('sha256')
    .update(JSON.stringify([fields, importance]))
    .digest('hex')
    .slice(0, 16);
}

/** By name of a field the columns that hold its values: spellings of one name are one field, under the first of them. */
function groupColumns(
  snapshots: readonly SegmentSnapshot[],
  settings: Readonly<Record<string, FieldSetting>>,
): ReadonlyMap<string, readonly string[]> {
  const names = [...new Set(snapshots.flatMap(({ segment }) => segment.values.names))].sort(compareKeys);
  const nameOf = new Map<string, string>();
  for (const [name, setting] of Object.entries(settings)) {
    nameOf.set(foldFieldName(name), name);
    // Other names of a built-in field were taken out of the records: what is left of them are fields of their own.
    if (setting === false || isBuiltIn(name)) continue;
    for (const other of setting.from ?? []) nameOf.set(foldFieldName(other), name);
  }
  const groups = new Map<string, string[]>();
  for (const column of names) {
    const folded = foldFieldName(column);
    const name = nameOf.get(folded) ?? column;
    nameOf.set(folded, name);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [column]);
    else group.push(column);
  }
  return groups;
}

// The own fields of a generation to be: their types by what their values are, unless they are configured.

import { createHash } from 'node:crypto';
import type { FieldSettings } from '../../field-settings.js';
import { compareKeys } from '../format/compare-keys.js';
import { chooseType, MAX_FACET_VALUES } from '../format/own/choose-type.js';
import { EMPTY_SCHEMA, foldFieldName, type OwnField, type Schema } from '../format/own/own-schema.js';
import { describeField } from '../read/field-facts.js';
import type { SegmentSnapshot } from '../read/segment-snapshot.js';

/** Fields of more names are not asked for: the ones that most documents have are. */
const MAX_FIELDS = 500;

/** The schema of some segments. */
export function inferSchema(snapshots: readonly SegmentSnapshot[], settings: FieldSettings = {}): Schema {
  const groups = groupColumns(snapshots, settings);
  const configured = fingerprintSettings(settings);
  if (groups.size === 0) return { ...EMPTY_SCHEMA, configured };
  const fields = [...groups].flatMap(([name, columns]): (OwnField & { readonly documents: number })[] => {
    const setting = settings[name] ?? {};
    if (setting === false) return [];
    const facts = describeField(name, columns, snapshots);
    if (facts.documents === 0) return [];
    const type = setting.as ?? chooseType(facts);
    const fitsFacet = type === 'keyword' ? facts.keys <= MAX_FACET_VALUES : type !== 'text';
    return [
      {
        name,
        type,
        facet: setting.facet ?? fitsFacet,
        label: setting.label ?? null,
        configured: Object.hasOwn(settings, name),
        columns,
        documents: facts.documents,
      },
    ];
  });
  const order = Object.keys(settings);
  const placeOf = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const kept =
    fields.length <= MAX_FIELDS
      ? fields
      : [...fields]
          .sort((a, b) => b.documents - a.documents || compareKeys(a.name, b.name))
          .slice(0, MAX_FIELDS);
  return {
    configured,
    fields: kept
      .sort((a, b) => placeOf(a.name) - placeOf(b.name) || compareKeys(a.name, b.name))
      .map(({ name, type, facet, label, configured: isConfigured, columns }) => ({
        name,
        type,
        facet,
        label,
        configured: isConfigured,
        columns,
      })),
  };
}

/** Tells settings apart: 16 hex digits, or nothing where nothing is configured. */
export function fingerprintSettings(settings: FieldSettings): string {
  if (Object.keys(settings).length === 0) return '';
  return createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 16);
}

/** By name of a field the columns that hold its values: spellings of one name are one field, under the first of them. */
function groupColumns(
  snapshots: readonly SegmentSnapshot[],
  settings: FieldSettings,
): ReadonlyMap<string, readonly string[]> {
  const names = [...new Set(snapshots.flatMap(({ segment }) => segment.values.names))].sort(compareKeys);
  const nameOf = new Map<string, string>();
  for (const [name, setting] of Object.entries(settings)) {
    nameOf.set(foldFieldName(name), name);
    if (setting !== false) for (const other of setting.from ?? []) nameOf.set(foldFieldName(other), name);
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

// The own fields of the documents of a generation: which there are, of what type, and which of them are facets. It stands in the
// manifest, so that everything an answer depends on travels with the generation.

import { z } from 'zod';
import { TEXT_ROLES, type TextField } from '../../../built-in-fields.js';
import { FIELD_TYPES, type FieldSettings } from '../../../field-settings.js';
import type { ImportanceSettings } from '../../../importance-settings.js';
import type { FieldTypeName } from '../../field-types/field-type.js';
import { fields as defaultTexts } from '../schema.js';

/** A field that documents have beside those that all have. */
export interface OwnField {
  /** As it is asked for: letters, digits, `_`, `-`, and `.` between the parts of a path. */
  readonly name: string;
  readonly type: FieldTypeName;
  /** Whether its values can be counted. */
  readonly facet: boolean;
  /** Its name for readers; null for its name as it is. */
  readonly label: string | null;
  /** Whether something was configured of it. */
  readonly configured: boolean;
  /** The columns that hold its values: that of its name, and of other names it goes by. */
  readonly columns: readonly string[];
  /** The indexed field that its words are searched in: its index in `fields`; null where they are not. */
  readonly searchedIn: number | null;
  /** The language of its texts, where it is configured and they are searched by themselves; else that of the document. */
  readonly language: string | null;
  /** What a word in that counts, where it is configured. */
  readonly weight: number | null;
}

/** What the documents of a generation hold, and how it is searched. */
export interface Schema {
  /** The indexed text fields, in the order of `fields` of `../schema.ts`: what they are called, and what their words count. */
  readonly texts: readonly TextField[];
  /** The own fields, in order of their names, the configured ones first in their order. */
  readonly fields: readonly OwnField[];
  /** The folded names of fields that are neither asked for nor searched. */
  readonly hidden: readonly string[];
  /** What was configured beyond that: other names of built-in and searched fields, words of fields, names in folders. */
  readonly names: FieldSettings;
  /** What was configured of how important documents are. */
  readonly importance: ImportanceSettings;
  /** A fingerprint of what was configured. */
  readonly configured: string;
}

/** The schema of documents without own fields. */
export const EMPTY_SCHEMA: Schema = {
  texts: defaultTexts,
  fields: [],
  hidden: [],
  names: {},
  importance: {},
  configured: '',
};

/** The indexed text fields where nothing but the weights of some own fields is configured. */
export function weighTexts(own: readonly Pick<OwnField, 'searchedIn' | 'weight'>[]): readonly TextField[] {
  const weights = new Map(
    own.flatMap(({ searchedIn, weight }) =>
      searchedIn === null || weight === null ? [] : [[searchedIn, weight] as const],
    ),
  );
  if (weights.size === 0) return defaultTexts;
  return defaultTexts.map((field, index) => ({ ...field, weight: weights.get(index) ?? field.weight }));
}

/** Whether words count in some text fields as they do where nothing is configured. */
export function areWeighedByDefault(texts: readonly TextField[]): boolean {
  return texts.every(
    ({ weight, b }, index) => weight === defaultTexts[index]?.weight && b === defaultTexts[index].b,
  );
}

const storedSchema = z.object({
  // Manifests that were written before they had it are read as they were meant.
  texts: z
    .array(
      z.object({
        name: z.string(),
        role: z.enum(TEXT_ROLES),
        weight: z.number().positive(),
        b: z.number().min(0).max(1),
      }),
    )
    .length(defaultTexts.length)
    .readonly()
    .optional(),
  fields: z
    .array(
      z.object({
        name: z.string(),
        type: z.enum(FIELD_TYPES),
        facet: z.boolean(),
        label: z.string().nullable(),
        configured: z.boolean(),
        columns: z.array(z.string()).readonly(),
        searchedIn: z.int().min(0).nullable(),
        weight: z.number().nullable(),
        language: z.string().nullable(),
      }),
    )
    .readonly(),
  hidden: z.array(z.string()).readonly().default([]),
  // Checked where settings are read.
  names: z.custom<FieldSettings>((value) => typeof value === 'object' && value !== null).default(() => ({})),
  importance: z.custom<ImportanceSettings>((value) => typeof value === 'object' && value !== null),
  configured: z.string(),
});

/** The schema as the manifest has it. */
export const schemaShape = storedSchema.transform(({ texts, ...rest }): Schema => {
  return { ...rest, texts: texts ?? weighTexts(rest.fields) };
});

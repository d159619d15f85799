// The own fields of the documents of a generation: which there are, of what type, and which of them are facets. It stands in the
// manifest, so that everything an answer depends on travels with the generation.

import { z } from 'zod';
import { FIELD_TYPES, type FieldSettings } from '../../../field-settings.js';
import type { ImportanceSettings } from '../../../importance-settings.js';
import type { FieldTypeName } from '../../field-types/field-type.js';

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

/** The own fields of a generation, in order of their names, the configured ones first in their order. */
export interface Schema {
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
export const EMPTY_SCHEMA: Schema = { fields: [], hidden: [], names: {}, importance: {}, configured: '' };

/** The schema as the manifest has it. */
export const schemaShape = z.object({
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

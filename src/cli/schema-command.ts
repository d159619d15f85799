// `findling schema`: the own fields of the documents of an index, as they were inferred and configured, ready to be pasted into
// the settings file.

import type { Config } from '../config.js';
import type { FieldSetting, FieldSettings } from '../field-settings.js';
import { FileDirectory } from '../index/directory/file-directory.js';
import type { OwnField } from '../index/format/own/own-schema.js';
import { findDistinctValues, sumFieldFacts } from '../index/read/field-facts.js';
import type { Generation } from '../index/read/generation.js';
import { IndexReader } from '../index/read/index-reader.js';
import { printable, printCount, printJson, printLine, type Streams } from './print/streams.js';

/** What a field is, and what its values are like. */
interface DescribedField extends OwnField {
  readonly documents: number;
  readonly values: number;
  readonly examples: readonly string[];
}

/**
 * Prints the fields: as settings to stdout, what their values are like to stderr; with `json` all of it as one object to stdout.
 * @throws FindlingError `index_missing`, `index_damaged`, `index_mismatch`
 */
export async function runSchema(
  { index }: Config,
  { json }: { readonly json: boolean },
  streams: Streams,
): Promise<void> {
  const reader = new IndexReader(new FileDirectory(index));
  try {
    await reader.refresh({ fallback: false });
    const { generation } = reader.current();
    const fields = describeFields(generation);
    const { names } = generation.schema;
    if (json) {
      printJson(streams, { fields, names });
      return;
    }
    for (const { name, documents, values, examples } of fields) {
      const shown = examples.map((value) => printable(value)).join(', ');
      printLine(
        streams.err,
        `${printable(name)}: ${printCount(values)} values in ${printCount(documents)} documents${shown === '' ? '' : `, such as ${shown}`}`,
      );
    }
    const hidden = generation.schema.hidden.map((name): [string, FieldSetting] => [name, false]);
    const settings: FieldSettings = {
      ...names,
      ...Object.fromEntries(hidden),
      ...Object.fromEntries(
        fields.map((field) => [field.name, { ...settingOf(field), ...names[field.name] }] as const),
      ),
    };
    printLine(streams.out, JSON.stringify({ fields: settings }, null, 2));
  } finally {
    reader.close();
  }
}

function describeFields({ schema, segments }: Generation): readonly DescribedField[] {
  return schema.fields.map((field) => {
    const { documents, values } = sumFieldFacts(field.columns, segments);
    const { examples } = findDistinctValues(field.columns, segments);
    return { ...field, documents, values, examples };
  });
}

/** The setting that says of a field what it is. */
function settingOf({ name, type, facet, label, columns, weight, language }: OwnField): FieldSetting {
  const others = columns.filter((column) => column !== name);
  return {
    as: type,
    facet,
    ...(weight === null ? {} : { weight }),
    ...(label === null ? {} : { label }),
    ...(language === null ? {} : { language }),
    ...(others.length === 0 ? {} : { from: others }),
  };
}

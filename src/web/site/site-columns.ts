// The columns of an exported index, as filters, facets and orders of the engine read them. One that nobody has asked for is not loaded.

import {
  builtInTexts,
  DATE_FIELD,
  keywordNames,
  MANY_KEYWORD,
  ownText,
  singleKeywords,
} from '../../built-in-fields.js';
import type { SiteColumn, SiteHead } from '../../index/minisearch/site-format.js';
import { siteFieldColumn } from '../../index/minisearch/site-format.js';
import { emptySet, fullSet } from '../../index/read/document-set.js';
import type { CollectionValues, DocumentValues } from '../../index/read/document-values.js';
import type { AskedField } from '../../search/query/asked-field.js';
import type { Filter } from '../../search/query/filter/filter.js';
import type { SiteFiles } from './site-files.js';

type OwnColumn = NonNullable<ReturnType<DocumentValues['values']['column']>>;

/** The columns that a field has. */
export function columnsOfField({ columns }: AskedField): readonly string[] {
  return columns.map(siteFieldColumn);
}

/** The columns that a filter reads. */
export function columnsOfFilter(filter: Filter): readonly string[] {
  switch (filter.kind) {
    case 'in':
    case 'exists':
      return [filter.facet];
    case 'date':
      return ['date'];
    case 'field':
      return columnsOfField(filter.field);
    case 'and':
    case 'or':
      return filter.parts.flatMap(columnsOfFilter);
    case 'not':
      return columnsOfFilter(filter.part);
  }
}

/** Loads columns. */
export class SiteColumns {
  /** All documents. Only what was loaded may be read. */
  readonly collection: CollectionValues;
  readonly #files: SiteFiles;
  readonly #head: SiteHead;
  readonly #columns = new Map<string, OwnColumn>();
  #dates: Float64Array | null = null;

  constructor(files: SiteFiles, head: SiteHead) {
    this.#files = files;
    this.#head = head;
    const { documents } = head;
    this.collection = {
      schema: schemaOf(head),
      segments: [
        {
          segment: this.#values(),
          documentCount: documents,
          liveDocuments: () => (documents === 0 ? emptySet(0) : fullSet(documents)),
        },
      ],
    };
  }

  /** Loads columns by their names. */
  async load(names: readonly string[]): Promise<void> {
    await Promise.all(
      [...new Set(names)].map(async (name) => {
        const file = this.#head.columns[name];
        if (file === undefined || this.#columns.has(name)) return;
        const column = await this.#files.json<SiteColumn>(file);
        if (name === DATE_FIELD) this.#dates ??= this.#readDates(column);
        else if (!this.#columns.has(name)) this.#columns.set(name, this.#read(column));
      }),
    );
  }

  #values(): DocumentValues {
    const { documents } = this.#head;
    const read = (name: string): OwnColumn => this.#columns.get(name) ?? noValues(documents);
    const numbers = (name: string): Uint16Array => Uint16Array.from(read(name).numbers);
    const dates = (): Float64Array => (this.#dates ??= new Float64Array(documents).fill(Number.NaN));
    return {
      documentCount: documents,
      // Documents are numbered in the order of their ids.
      ids: { key: (number) => String(number).padStart(8, '0') },
      sections: {
        columns: {
          get dates() {
            return dates();
          },
          single: readLate(singleKeywords, numbers),
          get manyStarts() {
            return startsOf(read(MANY_KEYWORD), documents);
          },
          get many() {
            return Uint32Array.from(read(MANY_KEYWORD).numbers);
          },
        },
        header: {
          columns: { values: readLate(keywordNames, (name) => read(name).values) },
        },
      },
      values: {
        column: (name) => this.#columns.get(siteFieldColumn(name)),
        facts: () => undefined,
      },
    };
  }

  #read({ values, counts, numbers }: SiteColumn): OwnColumn {
    let starts: Uint32Array | null = null;
    if (counts !== undefined) {
      starts = new Uint32Array(counts.length + 1);
      for (let at = 0; at < counts.length; at += 1) starts[at + 1] = (starts[at] ?? 0) + (counts[at] ?? 0);
    }
    return { values: values.map(String), starts, numbers: Uint32Array.from(numbers) };
  }

  #readDates({ values, numbers }: SiteColumn): Float64Array {
    return Float64Array.from(numbers, (number) => (number === 0 ? Number.NaN : Number(values[number - 1])));
  }
}

/** Properties that are read anew at each look, for columns come as they are loaded; of those nobody looks at nothing is made. */
function readLate<Name extends string, Value>(
  names: readonly Name[],
  read: (name: Name) => Value,
): Readonly<Record<Name, Value>> {
  const shape = {};
  for (const name of names) Object.defineProperty(shape, name, { enumerable: true, get: () => read(name) });
  return shape as Readonly<Record<Name, Value>>;
}

function noValues(documents: number): OwnColumn {
  return { values: [], starts: null, numbers: new Uint32Array(documents) };
}

/** Where the values of each document begin, also of a column in which each has one at its own index or none. */
function startsOf({ starts }: OwnColumn, documents: number): Uint32Array {
  return starts ?? Uint32Array.from({ length: documents + 1 }, (_, at) => at);
}

/** What the documents of an export hold, as far as it is asked for. */
export function schemaOf({ own, fields, boosts }: SiteHead): CollectionValues['schema'] {
  const texts = fields.map((name, index) => {
    const { weight, ...field } = builtInTexts[index] ?? ownText(index - builtInTexts.length);
    return { ...field, name, weight: boosts[index] ?? weight };
  });
  return { fields: own, texts };
}

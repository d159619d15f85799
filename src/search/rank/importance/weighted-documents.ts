// The documents that a weight is said of: those of a folder, of a section, in a language, or with one value of a field.

import { LANGUAGE_KEYWORD, SECTION_KEYWORD } from '../../../built-in-fields.js';
import type { WeightSetting } from '../../../importance-settings.js';
import { addDocument, type DocumentSet, emptySet } from '../../../index/read/document-set.js';
import type { Generation } from '../../../index/read/generation.js';
import type { Segment } from '../../../index/read/segment.js';
import { readPathPattern } from '../../../path-pattern.js';
import { filterDocuments } from '../../match/filter-documents.js';
import { askedFieldsOf } from '../../plan/asked-fields.js';
import type { Filter } from '../../query/filter/filter.js';
import { SearchBudget } from '../../search-budget.js';

/** Per segment the documents of a weight; null where it is said of a field that there is not. */
export function weightedDocuments(
  { schema, segments }: Generation,
  { folder, section, language, field, value = '' }: WeightSetting,
): readonly DocumentSet[] | null {
  if (folder !== undefined) {
    const pattern = readPathPattern(folder);
    return segments.map(({ segment }) => documentsBelow(segment, pattern));
  }
  const filter: Filter | null =
    section !== undefined
      ? { kind: 'in', facet: SECTION_KEYWORD, values: [section] }
      : language !== undefined
        ? { kind: 'in', facet: LANGUAGE_KEYWORD, values: [language] }
        : filterOf(schema, field ?? '', value);
  if (filter === null) return null;
  // Made once for a generation, whatever it takes.
  const budget = new SearchBudget(Number.POSITIVE_INFINITY);
  return segments.map(({ segment }) => filterDocuments(segment, filter, budget));
}

function filterOf(schema: Generation['schema'], name: string, value: string): Filter | null {
  const field = askedFieldsOf(schema).find(name);
  const key = field?.type.readOperand(value)?.key;
  return field === undefined || key === undefined
    ? null
    : { kind: 'field', field, test: { kind: 'keys', keys: [key] } };
}

/** The documents whose file in the corpus has such a path. */
function documentsBelow({ documentCount, sections }: Segment, pattern: RegExp): DocumentSet {
  const { paths } = sections.columns;
  const isBelow = sections.header.columns.paths.map((path) => pattern.test(path));
  const set = emptySet(documentCount);
  for (let document = 0; document < documentCount; document += 1)
    if (isBelow[paths[document] ?? 0] === true) addDocument(set, document);
  return set;
}

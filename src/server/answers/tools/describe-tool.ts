// describe_collection: what there is to search in: how many documents, which fields, which values how often.

import { z } from 'zod';
import { defaultRequest } from '../../../search/default-request.js';
import type { SearchEngine } from '../../../search/engine.js';
import { beginningOf } from '../../../whole-characters.js';
import { COMMON_FACETS, filterOrNone } from '../search-parameters.js';
import { readCursor, writeCursor } from './cursor.js';
import { jsonLength, takeCounts, takeFitting } from './fit.js';
import { ANSWER_BOUNDS, declareTool, givenText, NOTICE } from './tool.js';

const CURSOR = 'values';
/** Values listed of each where no field was asked for. */
const MAX_VALUES = 20;
const LONGEST_VALUE = 200;

/** Lists fields and their values. */
export const describeTool = declareTool({
  name: 'describe_collection',
  title: 'Describe the collection',
  description:
    'Says how many documents there are, which fields they have with which types, and how many documents each section, source, language, tag and year has. With field it lists all values of one field with their counts. Use it before a filter.',
  readsDocuments: false,
  input: z.strictObject({
    field: givenText(
      'The one field whose values are listed: section, source, tags, language, year, month or an own field.',
    )
      .min(1)
      .optional(),
    startsWith: givenText('Only values with a word that begins so are listed.').default(''),
    filter: givenText('Counts only documents that meet this filter.').optional(),
    ...ANSWER_BOUNDS,
  }),
  async run({ engine }, { field, startsWith, filter, maxCharacters, cursor }) {
    const facets = field === undefined ? COMMON_FACETS : [field];
    const result = await engine.search(
      defaultRequest('', {
        limit: 0,
        facets,
        facetQuery: startsWith,
        filter: filterOrNone(filter),
      }),
    );
    const head = {
      notice: NOTICE,
      generation: result.generation,
      documents: engine.status().documents,
      ...(filter === undefined ? {} : { counted: result.totalHits }),
    };
    if (field !== undefined) {
      const offset = readCursor(CURSOR, cursor);
      const all = Object.entries(result.facetDistribution[field] ?? {});
      const stats = result.facetStats?.[field];
      const about = stats === undefined ? {} : { min: stats.min, max: stats.max, mean: stats.mean };
      const overhead = jsonLength({
        ...head,
        field,
        untrusted: { ...about, values: {} },
        nextCursor: writeCursor(CURSOR, 99_999),
      });
      const taken = takeCounts(all.slice(offset), maxCharacters - overhead, LONGEST_VALUE);
      const next = offset + taken.length;
      return {
        ...head,
        field,
        untrusted: { ...about, values: Object.fromEntries(taken) },
        ...(next < all.length ? { nextCursor: writeCursor(CURSOR, next) } : {}),
      };
    }
    const half = (maxCharacters - jsonLength(head)) / 2 - 100;
    const fields = takeFitting(listFields(engine), half, (each) => each);
    const share = half / COMMON_FACETS.length;
    const values = Object.entries(result.facetDistribution).flatMap(([facet, counts]) => {
      const first = Object.entries(counts).slice(0, MAX_VALUES);
      const taken = takeCounts(first, share - facet.length - 6, LONGEST_VALUE / 4);
      return taken.length === 0 ? [] : [[facet, Object.fromEntries(taken)]];
    });
    return { ...head, untrusted: { values: Object.fromEntries(values) as object, fields } };
  },
});

/** Own fields as a filter names them. */
function listFields(engine: SearchEngine): readonly object[] {
  return (engine.fields?.() ?? []).map(({ name, type, label, documents, values }) => ({
    name: beginningOf(name, LONGEST_VALUE),
    type,
    ...(label === null ? {} : { label: beginningOf(label, LONGEST_VALUE) }),
    documents,
    values,
  }));
}

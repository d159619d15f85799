// The files and the builds that are compared: made where they are not there, and shared by all that compare.

import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { takeDocuments, writeCorpus } from '../inputs/corpus-files.mjs';
import { writeDocuments } from '../inputs/documents.mjs';
import { writeQuerySets } from '../inputs/query-sets.mjs';
import { placeOf } from '../measure-size.mjs';
import { describeBuild, ensureIndex } from './builds.mjs';

/** Documents of a file of the corpus. */
const EACH = 1000;
/** Where they lie unless told. */
export const COMPARE_WORK = path.join(tmpdir(), 'findling-compare');

/**
 * @param given `corpus` and `queries`: files; `documents`: how many; `work`: folder; `old`: another checkout, if there is one; `oldIndex`
 *   and `newIndex`: indexes of the documents, where they lie elsewhere
 * @returns the builds `old` (null without a checkout) and `ours`, with an index each; the folder `corpus` of files of `each` documents; and
 *   `corpusFile`, `documentFile`, `sets`, `documents`, `work`
 */
export async function prepareComparison({
  corpus: corpusFile,
  queries,
  documents,
  work,
  old,
  oldIndex,
  newIndex,
}) {
  const { documentFile, sets } = placeOf(work, documents);
  const corpus = path.join(work, 'corpus');
  await writeDocuments(corpusFile, documents, documentFile);
  writeQuerySets(queries, documentFile, sets);
  if (!existsSync(corpus)) await writeCorpus(corpus, takeDocuments(corpusFile, documents), EACH);
  const builds = {
    old:
      old === undefined
        ? null
        : describeBuild('old', {
            folder: path.resolve(old),
            index: oldIndex ?? path.join(work, 'index-old'),
          }),
    ours: describeBuild('new', { index: newIndex ?? path.join(work, 'index-new') }),
  };
  for (const build of Object.values(builds)) if (build !== null) await ensureIndex(build, corpus);
  return { ...builds, corpus, corpusFile, each: EACH, documentFile, documents, sets, work };
}

// One hit as it is shown: its stored document, read only now, with the words of the query marked.

import type { Generation } from '../../index/read/generation.js';
import { analyzerForLanguage } from '../../index/format/schema.js';
import type { Hit, SearchRequest } from '../engine.js';
import { explainScore } from './explain-score.js';
import { joinRanges, markRanges } from './highlight.js';
import { MatchedWords } from './matched-words.js';
import type { RankedHit } from '../rank/rank-stages.js';
import { makeSnippets } from './snippets.js';

/** Reads a hit and marks in it what was found. */
export function readHit(
  generation: Generation,
  { segment, document, score, isReranked, stage }: RankedHit,
  request: Pick<SearchRequest, 'snippets' | 'explain'>,
): Hit {
  const snapshot = generation.segments[segment];
  if (snapshot === undefined) throw new RangeError(`no segment ${segment}`);
  const stored = snapshot.segment.stored.document(document);
  const analyzer = analyzerForLanguage(stored.language);
  const words = new MatchedWords(stage.plan);
  const titleRanges = joinRanges(
    words.find(analyzer, stored.title).map(({ start, end }) => ({ start, length: end - start })),
  );
  const search = stage.searches[segment];
  const { id, title, url, date, language, source, section, tags } = stored;
  return {
    id,
    score,
    title,
    titleHtml: markRanges(title, titleRanges),
    url,
    date,
    language,
    source,
    section,
    tags,
    snippets: makeSnippets(stored, analyzer, words, request.snippets),
    ...(request.explain && search !== undefined
      ? { explanation: explainScore(search, stage, document, isReranked) }
      : {}),
  };
}

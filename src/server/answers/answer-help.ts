// GET /help: how to search, with examples that find something in the index.

import type { SearchEngine } from '../../search/engine.js';
import { HttpError } from '../http/http-error.js';
import type { Collection } from '../page/search-view.js';
import type { ContentMaker } from './answer-content.js';
import { describeCollection } from './page/describe-collection.js';

/** The help page; without examples while no index is open. */
export const answerHelp: ContentMaker = async (sources, { language }) => {
  const engine = engineOf(sources.engine);
  const { examples }: Pick<Collection, 'examples'> =
    engine === null ? { examples: [] } : await describeCollection(engine);
  return {
    type: 'html',
    text: sources.pages.help(examples, language),
    generation: engine?.status().generation ?? 0,
    partial: engine === null,
    summary: null,
  };
};

function engineOf(engine: () => SearchEngine): SearchEngine | null {
  try {
    return engine();
  } catch (error) {
    if (error instanceof HttpError) return null;
    throw error;
  }
}

// Candidates for the words of a query where the words of the index are not at hand: what a word with a star stands for is noted, to be
// asked of the cluster, and a stand-in takes its place in the plan.

import type { Candidate } from '../../../search/dictionary/find-similar-words.js';
import { CandidateFinder } from '../../../search/plan/candidate-finder.js';
import type { OpenWords } from '../asked/translate-condition.js';
import { STAND_IN } from './stand-in.js';

/** Notes what words with a star are asked for. */
export class OpenWordFinder extends CandidateFinder implements OpenWords {
  readonly beginnings = new Set<string>();
  readonly starred = new Map<string, readonly string[]>();

  override complete(prefix: string, limit?: number): readonly Candidate[] {
    this.beginnings.add(prefix);
    return [...super.complete(prefix, limit), { form: STAND_IN, errors: 0, documentFrequency: 1 }];
  }

  override match(pieces: readonly string[], limit: number): readonly Candidate[] {
    this.starred.set(pieces.join('*'), pieces);
    return [...super.match(pieces, limit), { form: STAND_IN, errors: 0, documentFrequency: 1 }];
  }
}

// What a word with stars inside or before it stands for.

import type { Generation } from '../../../index/read/generation.js';
import { countScannedWords } from '../../dictionary/find-matching-words.js';
import { analyzeQueryText } from '../analyze-query-text.js';
import { type CandidateFinder, variantsOfCandidates } from '../candidate-finder.js';
import { MAX_SCANNED_WORDS, type QueryBounds } from '../query-bounds.js';
import type { TermVariant } from '../variants/term-variant.js';

/** A word with stars as one of the index would be: its text, and the terms of the words it stands for. */
export interface StarredWord {
  readonly form: string;
  readonly variants: readonly TermVariant[];
}

/**
 * The terms of the words that a word with stars stands for; null where it is to be looked for without them: nothing is like
 * it, or it asks for too much, which the bounds then note.
 * @param text the word as typed
 * @param pieces what stands between its stars
 * @param scannedWords words of the index that are looked through at most
 */
export function expandStars(
  candidates: CandidateFinder,
  text: string,
  pieces: readonly string[],
  bounds: QueryBounds,
  scannedWords = MAX_SCANNED_WORDS,
): StarredWord | null {
  const { generation } = candidates;
  const folded = foldPieces(generation, pieces);
  if (folded === null) return null;
  if (countScannedWords(generation, folded) > scannedWords || !bounds.admitsPrefix()) {
    bounds.unstarred.add(text);
    return null;
  }
  const found = candidates.match(folded, bounds.prefixWords);
  if (found.length === bounds.prefixWords) bounds.shortened.add(text);
  const variants = variantsOfCandidates(candidates, found, 'prefix');
  return variants.length === 0 ? null : { form: folded.join('*'), variants };
}

/** What stands between stars, as words are folded; null where some of it is more than one word. */
function foldPieces(generation: Generation, pieces: readonly string[]): readonly string[] | null {
  const folded: string[] = [];
  for (const piece of pieces) {
    const [word, ...others] = analyzeQueryText(piece, generation).words;
    if (others.length > 0) return null;
    folded.push(word?.form ?? '');
  }
  return folded.some((piece) => piece !== '') ? folded : null;
}

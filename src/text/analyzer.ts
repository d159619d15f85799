// Analyzers by name.

import type { Analyzer } from './analysis.js';
import { createKnownKinds } from './characters.js';
import { toSurfaceForm } from './fold.js';
import { createKeptUnits } from './kept-units.js';
import { languageAnalyses, type LanguageAnalysis, plainRules } from './languages.js';
import { CachingAnalyzer, type Workspace } from './spellings/caching-analyzer.js';
import { stopWordsOf } from './stop-words.js';

/** Raised whenever the tokens of any text may change: indexes built before are then rebuilt. */
export const ANALYSIS_VERSION = 9;

/** Spellings kept by one analyzer, unless its owner says otherwise. */
const MAX_CACHED_WORDS = 250_000;

/**
 * Analyzers by name, each created when it is first asked for. Whoever analyzes many texts keeps one of these: the words that
 * its analyzers know make them fast, and go with it.
 */
export class Analyzers {
  readonly #byName = new Map<string, Analyzer>();
  readonly #workspace: Workspace;

  /** @param maxCachedWords spellings that each analyzer keeps between two texts */
  constructor(maxCachedWords = MAX_CACHED_WORDS) {
    const [kinds, kept] = [createKnownKinds(), createKeptUnits()];
    this.#workspace = { kinds, kept, maxCachedWords, freeScratch: [] };
  }

  /** The analyzer with this name. Throws RangeError for an unknown one. */
  named(name: string): Analyzer {
    let analyzer = this.#byName.get(name);
    if (analyzer === undefined) {
      analyzer = createAnalyzer(name, this.#workspace);
      this.#byName.set(name, analyzer);
    }
    return analyzer;
  }
}

/** The names that `Analyzers` knows. */
export function analyzerNames(): readonly string[] {
  return ['standard', ...Object.keys(languageAnalyses)];
}

/** The stop words of an analyzer, as surface forms. Throws RangeError for an unknown name. */
export function stopWordsOfAnalyzer(name: string): ReadonlySet<string> {
  return new Set(stopWordsByForm(name).keys());
}

function stopWordsByForm(name: string): ReadonlyMap<string, readonly string[]> {
  const words = name === 'standard' ? [] : stopWordsOf(analysisNamed(name).languages[0] ?? '');
  const byForm = new Map<string, string[]>();
  for (const word of words) {
    const form = toSurfaceForm(word);
    const written = byForm.get(form);
    if (written === undefined) byForm.set(form, [word]);
    else written.push(word);
  }
  return byForm;
}

function createAnalyzer(name: string, workspace: Workspace): Analyzer {
  const words = { stopWords: stopWordsByForm(name) };
  if (name === 'standard')
    return new CachingAnalyzer(name, { ...plainRules, ...words, stem: null }, workspace);
  const analysis = analysisNamed(name);
  const stem = analysis.createStem?.() ?? null;
  return new CachingAnalyzer(name, { ...analysis, ...words, stem }, workspace);
}

function analysisNamed(name: string): LanguageAnalysis {
  const analysis = Object.hasOwn(languageAnalyses, name) ? languageAnalyses[name] : undefined;
  if (analysis === undefined) throw new RangeError(`no analyzer is named ${name}`);
  return analysis;
}

// Hebrew writes the article, some prepositions and conjunctions together with the word behind them: הספינה, בספינה and ושהספינה are
// ספינה. Which letters are a prefix cannot be seen from the word: here a word stands for others that documents hold and that differ
// from it in prefixes only. Short words and single letters that begin many other words are left as they are.

import { termKey } from '../../../index/format/term-key.js';
import type { Generation } from '../../../index/read/generation.js';
import type { AnalyzedWord } from '../analyze-query-text.js';
import type { TermVariant } from './term-variant.js';

/** What an occurrence with another prefix counts. */
const OTHER_PREFIX_BOOST = 0.8;
/** Letters of the shortest word that has prefixes, and of the shortest that has any of them. */
const MIN_LETTERS = 3;
const MIN_SURE_LETTERS = 4;

/** Prefixes of any word; of a short one, that seldom begin another word. */
const sure = 'ה ו ב ל וה וב ול שה ושה בה לה כשה וכשה מה ומה לכש'.split(' ');
/** Prefixes of longer words. */
const others = 'מ ש כ ומ וש וכ שב של שמ ושב ושל ושמ כש וכש מש ומש שכ לכשה מב כב'.split(' ');
const hebrew = /^[\u05d0-\u05ea]+$/;

/** The terms of words that documents hold and that are the word with other prefixes, or without. */
export function hebrewVariants(generation: Generation, { form, stems }: AnalyzedWord): TermVariant[] {
  if (!hebrew.test(form) || form.length < MIN_LETTERS) return [];
  const variants = new Map<string, TermVariant>();
  for (const bare of [form, ...bareForms(generation, form)]) {
    const forms = [bare, ...prefixesOf(bare).map((prefix) => prefix + bare)].filter(
      (other) => other !== form,
    );
    for (const { segment } of generation.segments) {
      for (const ordinal of forms.flatMap((other) => segment.findForms(other))) {
        const { analyzer, stem } = segment.describeTerm(segment.sections.formTerms[ordinal] ?? 0);
        if (!stems.some((own) => own.analyzer === analyzer)) continue;
        variants.set(termKey(analyzer, stem), { analyzer, stem, kind: 'word', boost: OTHER_PREFIX_BOOST });
      }
    }
  }
  return [...variants.values()];
}

/** The word without a prefix, where documents hold that as a word. */
function bareForms(generation: Generation, form: string): string[] {
  return [...sure, ...others]
    .filter((prefix) => form.startsWith(prefix))
    .map((prefix) => form.slice(prefix.length))
    .filter((bare) => prefixesOf(bare).some((prefix) => prefix + bare === form))
    .filter((bare) => isKnown(generation, bare));
}

function prefixesOf({ length }: string): readonly string[] {
  if (length < MIN_LETTERS) return [];
  return length < MIN_SURE_LETTERS ? sure : [...sure, ...others];
}

function isKnown({ segments }: Generation, form: string): boolean {
  return segments.some(({ segment }) => segment.findForms(form).length > 0);
}

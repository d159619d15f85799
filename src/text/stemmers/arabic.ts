// Arabic: light10 (Larkey, Ballesteros, Connell, Light stemming for Arabic information retrieval, 2007).
// Takes a folded word: alef, ya and ta marbuta are one letter each, vowel signs and the stretch are gone.

const ARTICLE = /^(?:و?ال|[بكف]ال|لل)/;
const SUFFIX = /(?:ها|ان|ات|ون|ين|يه|ه|ي)$/;

/** Takes a folded word. */
export function stemArabic(folded: string): string {
  let word = folded;
  // The conjunction goes only from words that stay long, the article where two letters stay.
  if (word.length > 3 && word.startsWith('و') && !word.startsWith('وال')) word = word.slice(1);
  const article = ARTICLE.exec(word)?.[0].length ?? 0;
  if (article > 0 && word.length - article >= 2) word = word.slice(article);
  for (;;) {
    const suffix = SUFFIX.exec(word)?.[0].length ?? 0;
    if (suffix === 0 || word.length - suffix < 2) return word;
    word = word.slice(0, -suffix);
  }
}

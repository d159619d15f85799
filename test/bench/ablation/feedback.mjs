// Pseudo-relevance feedback: words of the first hits are asked beside those typed. Three ways to weigh them.

/**
 * A plan with the words of its first hits added, the best of them with `share` of the weight of a typed word.
 * @param model weighs a stem: see below
 */
export function expandPlan(collection, plan, model, { documents, words, share }) {
  const hits = collection.rank(plan, undefined, documents);
  if (hits.length === 0) return plan;
  const read = hits.map((hit) => ({ ...collection.termsOf(hit), score: hit.score }));
  const [{ analyzer }] = read;
  const typed = new Set(plan.words.flatMap(({ variants }) => variants.map(({ stem }) => stem)));
  const weighed = model(
    read.filter((hit) => hit.analyzer === analyzer),
    collection,
  );
  const total = collection.generation.documentCount;
  const candidates = [...weighed]
    .filter(([stem]) => !/^\p{N}/u.test(stem))
    .map(([stem, weight]) => ({ stem, weight, word: collection.wordOf(analyzer, stem, 1, 0) }))
    // What one document holds finds nothing; what a tenth holds says little.
    .filter(({ word }) => word.documentFrequency > 1 && word.documentFrequency < total / 10)
    .sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
    .slice(0, words);
  const highest = candidates[0]?.weight ?? 1;
  const added = candidates.map(({ stem, weight, word }, place) => {
    const part = (share * weight) / highest;
    // A typed word gains what an added one counts; it stays a word of the second stage.
    const counted = typed.has(stem) ? part : Math.min(part, 0.999);
    return {
      ...collection.wordOf(analyzer, stem, counted, plan.words.length + place),
      documentFrequency: word.documentFrequency,
    };
  });
  const parts = added.map((word) => ({ kind: 'word', word }));
  return {
    ...plan,
    words: [...plan.words, ...added],
    condition: { kind: 'any', parts: [plan.condition, ...parts] },
  };
}

/**
 * The relevance model: how likely the hits are to say a stem, each as likely as its score. After Lavrenko and Croft
 * (SIGIR 2001), mixed with the query as by Abdul-Jaleel and others (TREC 2004: RM3).
 */
export function rm3(hits) {
  const sum = hits.reduce((total, { score }) => total + score, 0) || 1;
  return weigh(hits, ({ length, score }, count) => (score / sum) * (count / length));
}

/** Divergence from randomness, Bose-Einstein statistics: Amati (thesis, Glasgow 2003), Bo1. */
export function bo1(hits, collection) {
  const counts = weigh(hits, (_hit, count) => count);
  const total = collection.generation.documentCount;
  return new Map(
    [...counts].map(([stem, count]) => {
      // Occurrences in the collection are taken from the documents that hold the stem.
      const mean = collection.wordOf(hits[0].analyzer, stem, 1, 0).documentFrequency / total || 1 / total;
      return [stem, count * Math.log2((1 + mean) / mean) + Math.log2(1 + mean)];
    }),
  );
}

/** The mean vector of the hits, by saturated frequency and rarity: Rocchio (1971). */
export function rocchio(hits, collection) {
  const counts = weigh(
    hits,
    ({ length }, count) => count / (count + 0.5 + (1.5 * length) / 150) / hits.length,
  );
  return new Map(
    [...counts].map(([stem, count]) => [stem, count * collection.wordOf(hits[0].analyzer, stem, 1, 0).idf]),
  );
}

function weigh(hits, weightOf) {
  const weights = new Map();
  for (const hit of hits) {
    for (const [stem, count] of hit.counts)
      weights.set(stem, (weights.get(stem) ?? 0) + weightOf(hit, count));
  }
  return weights;
}

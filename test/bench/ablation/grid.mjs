// Every combination of the parameters that matter, measured on every collection.

import { shippedParameters } from './collection.mjs';

const axes = {
  k1: [0.9, 1.2, 1.6, 2, 2.5],
  title: [1, 1.5, 2, 2.5, 3, 4],
  b: [0.4, 0.5, 0.65, 0.75],
  exactForm: [0, 0.3, 0.5],
  nearness: [0, 0.3],
};

/** Depth that is enough for nDCG@10: the second stage orders its head only. */
const DEPTH = 10;

/** @returns settings, each with its name and its nDCG@10 by collection */
export function measureGrid(collections) {
  const settings = [];
  for (const k1 of axes.k1)
    for (const title of axes.title)
      for (const b of axes.b) {
        const fields = shippedParameters.fields.map((field, number) =>
          number === 0 ? { ...field, weight: title } : number === 1 ? { ...field, b } : field,
        );
        const words = { ...shippedParameters, k1, fields };
        const firsts = collections.map((collection) => rankByWords(collection, words));
        for (const exactForm of axes.exactForm)
          for (const nearness of axes.nearness) {
            const parameters = { ...words, exactForm, nearness };
            const figures = collections.map(
              (collection, number) =>
                collection.measure((text) => {
                  const { plan, ranked } = firsts[number].get(text);
                  const searches = collection.open(words);
                  return collection.rerank(plan, searches, ranked, parameters, DEPTH);
                })['ndcg@10'],
            );
            const name = `k1 ${k1}, title ${title}, b ${b}, form ${exactForm}, nearness ${nearness}`;
            settings.push({ name, figures });
          }
      }
  return settings;
}

/** The first stage is the same for every setting of the second. */
function rankByWords(collection, parameters) {
  const searches = collection.open(parameters);
  return new Map(
    [...collection.queries.values()].map((text) => {
      const plan = collection.plan(text);
      return [text, { plan, ranked: collection.rankWords(plan, searches, parameters.rerankWindow) }];
    }),
  );
}

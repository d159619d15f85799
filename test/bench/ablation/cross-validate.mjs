// Parameters chosen on all collections but one and judged on that one: what they are worth where nobody tuned them.

/**
 * @param names of the collections
 * @param settings each with a name and one figure a collection, in the order of `names`
 * @returns for each collection the setting with the highest mean over the others (the first of equals), what it reaches
 *   on the collection left out, and what the best setting reaches there
 */
export function crossValidate(names, settings) {
  return names.map((left, place) => {
    let chosen = settings[0];
    let highest = Number.NEGATIVE_INFINITY;
    for (const setting of settings) {
      const sum = setting.figures.reduce((total, value, at) => (at === place ? total : total + value), 0);
      if (sum > highest) {
        highest = sum;
        chosen = setting;
      }
    }
    const best = Math.max(...settings.map(({ figures }) => figures[place]));
    return { left, chosen: chosen.name, reached: chosen.figures[place], best };
  });
}

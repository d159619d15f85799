// The scores of hits that are not found by the query as typed, but with other words in the place of its own.

/**
 * The score of a hit of a stage as it is shown: score / (1 + score) * 1000^-stage, which is below 1000^-stage, so that
 * a hit of a later stage scores below those of an earlier one and scores never rise down the list.
 * @param stage 0 for the query as typed, whose scores stay as they are
 */
export function stageScore(score: number, stage: number): number {
  return stage === 0 ? score : (score / (1 + score)) * 1e-3 ** stage;
}

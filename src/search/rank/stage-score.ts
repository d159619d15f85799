// How far below the hits of the earlier readings of a query those of a later one score.

/**
 * A hit of a later reading scores below every hit of an earlier one: scores never rise down the list.
 * @param reading 0 for the query as typed, which is not lowered
 */
export function stageScore(score: number, reading: number): number {
  return reading === 0 ? score : (score / (1 + score)) * 1e-3 ** reading;
}

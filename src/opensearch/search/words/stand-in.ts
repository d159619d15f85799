// The word that stands in a plan for those that only the cluster knows.

/** Nobody types it, and no document has it. No stemmer cuts it, since it is too long. */
export const STAND_IN = 'zzfindlingstandsforotherwordszzz';

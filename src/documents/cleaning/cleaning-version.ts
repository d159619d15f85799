// Which documents an index was built from: the counterpart of `ANALYSIS_VERSION` for what happens before analysis.

/** Raised whenever the document made of any record may change: indexes built before are then rebuilt. */
export const CLEANING_VERSION = 9;

// How much may be in memory at a time while an index is built: how many threads build segments, and how large these may grow.
// The sizes were measured on the resident set of builds of German and Chinese texts, and rounded up.

import { MIN_BUILD_MEMORY_MB } from '../../config.js';
import type { Document } from '../../documents/document.js';

/** What reading the corpus takes, with the program itself, in MB. */
const READING_MB = 300;
/** What a thread takes before it holds any text, in MB. */
const THREAD_MB = 100;
/** A thread is not worth starting for smaller segments, in MB of memory. */
const MIN_SEGMENT_MB = 100;
/** Bytes that each occurrence of a word takes at most while its segment is built, with its share of the stored text. */
const BYTES_PER_WORD = 32;
/** Bytes that each different word takes besides, in the dictionaries and while these are made. */
const BYTES_PER_FORM = 450;
/** Bytes of memory for each byte of the segments that are merged. */
const MERGE_FACTOR = 6;
const MB = 1e6;

/** What fits in memory. */
export interface MemoryPlan {
  /** Segments that are built at a time. */
  readonly threads: number;
  /** Bytes of memory with which a segment is complete, see `segmentMemory`. One document may take more. */
  readonly maxSegmentMemory: number;
  /** Bytes of the segments that are merged into one, at most. */
  readonly maxMergedBytes: number;
}

/**
 * Shares out the memory for a build.
 * @param buildMemory in MB
 * @param threads at most
 */
export function planMemory(buildMemory: number, threads: number): MemoryPlan {
  const forThreads = Math.max(buildMemory, MIN_BUILD_MEMORY_MB) - READING_MB;
  const used = Math.max(1, Math.min(threads, Math.floor(forThreads / (THREAD_MB + MIN_SEGMENT_MB))));
  return {
    threads: used,
    maxSegmentMemory: Math.floor((forThreads / used - THREAD_MB) * MB),
    maxMergedBytes: Math.floor((forThreads * MB) / MERGE_FACTOR),
  };
}

/**
 * Bytes of memory that a segment takes while it is built.
 * @param words of its documents
 * @param forms how many different ones
 */
export function segmentMemory(words: number, forms: number): number {
  return words * BYTES_PER_WORD + forms * BYTES_PER_FORM;
}

/** Every so many UTF-16 units of a text one is looked at. */
const SAMPLE_STEP = 16;
/** Scripts from here on are mostly written without spaces: each character begins a word of the index. */
const FIRST_UNSPACED = 0x0e00;
/** UTF-16 units a word in other scripts, with the space behind it. */
const UNITS_PER_WORD = 6;

/** About how many words of the index a text has, by a sample of its characters. */
export function estimateWords({ text, title }: Pick<Document, 'text' | 'title'>): number {
  let unspaced = 0;
  let sampled = 1;
  for (let at = 0; at < text.length; at += SAMPLE_STEP) {
    sampled += 1;
    if (text.charCodeAt(at) >= FIRST_UNSPACED) unspaced += 1;
  }
  const units = text.length + title.length;
  const share = unspaced / sampled;
  return Math.ceil(units * share + (units * (1 - share)) / UNITS_PER_WORD);
}

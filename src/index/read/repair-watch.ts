// When to verify a damaged generation anew: reading all of it each time somebody looks would keep a core busy until it is
// repaired.

import { performance } from 'node:perf_hooks';
import type { ReadableDirectory } from '../directory/readable-directory.js';
import { type Current, manifestName, segmentPath } from '../format/manifest.js';
import { segmentFiles } from '../format/segment-files.js';
import { readManifest } from './read-manifest.js';

/**
 * How long a generation whose files look as they did is let be at first, in milliseconds; twice as long after each attempt ...
 */
export const MIN_WAIT_MS = 5_000;
/** ... up to this. Damage may pass without a trace in the files: a disk that could not be read can be read again. */
export const MAX_WAIT_MS = 300_000;

/** Remembers the generation that was found damaged last. */
export class RepairWatch {
  readonly #directory: ReadableDirectory;
  readonly #now: () => number;
  #marks: string | null = null;
  #triedAt = 0;
  #waitMs = MIN_WAIT_MS;

  /** @param now milliseconds since any moment */
  constructor(directory: ReadableDirectory, now = (): number => performance.now()) {
    this.#directory = directory;
    this.#now = now;
  }

  /** Notes that a generation was found damaged, just now. */
  async note(current: Current): Promise<void> {
    const marks = await this.#markFiles(current);
    this.#waitMs = marks === this.#marks ? Math.min(2 * this.#waitMs, MAX_WAIT_MS) : MIN_WAIT_MS;
    this.#marks = marks;
    this.#triedAt = this.#now();
  }

  /** Whether it is worth while to open this generation: it is another one, its files have changed, or enough time has passed. */
  async isDue(current: Current): Promise<boolean> {
    if (this.#marks === null || this.#now() - this.#triedAt >= this.#waitMs) return true;
    return (await this.#markFiles(current)) !== this.#marks;
  }

  /** What the files of a generation look like from outside. */
  async #markFiles(current: Current): Promise<string> {
    const names = [manifestName(current.generation)];
    try {
      const { manifest } = await readManifest(this.#directory, current.generation, current.sha256);
      names.push(manifest.duplicates.name);
      if (manifest.minisearch !== null) names.push(manifest.minisearch.name);
      for (const { name } of manifest.segments)
        names.push(...segmentFiles.map((part) => segmentPath(name, part)));
    } catch {
      // The manifest itself is damaged: it is all there is to look at.
    }
    const stamps = await Promise.all(names.map((name) => this.#directory.stamp(name)));
    return JSON.stringify([current.sha256, stamps]);
  }
}

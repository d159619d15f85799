// The files of a corpus beside those of the index: which of them to read, and in which state an update leaves each.

import type { FileStamp, SourceFile } from '../../documents/record.js';
import type { CorpusWalk } from '../../documents/source/corpus-walk.js';
import { isAtOrBelow } from '../../documents/source/unread-path.js';
import type { SourceState } from '../format/source-states.js';

/** The files of one update. A file is stale that is new, changed or gone, or may get an id back from one that is. */
export class CorpusFiles {
  readonly #files: readonly SourceFile[];
  /** The states of the files when they were last read, and the same by path. */
  readonly #previous: readonly SourceState[];
  readonly #previousByPath: ReadonlyMap<string, SourceState>;
  /** By path: the state of each file that is left alone or was read. */
  readonly #states: Map<string, SourceState>;
  /** Paths of files that lie where nothing could be looked at: they may still be there. */
  readonly #hidden: ReadonlySet<string>;
  readonly #stale = new Set<string>();
  readonly #toRead: SourceFile[];
  #bytesToRead = 0;

  constructor({ files, unread }: CorpusWalk, previous: readonly SourceState[]) {
    this.#files = files;
    this.#previous = previous;
    this.#previousByPath = new Map(previous.map((state) => [state.path, state]));
    this.#states = new Map(this.#previousByPath);
    for (const file of files) {
      const state = this.#previousByPath.get(file.path);
      if (state === undefined || !isSameFile(state.stamp, file)) this.#stale.add(file.path);
    }
    const present = new Set(files.map(({ path }) => path));
    const absent = [...this.#previousByPath.keys()].filter((path) => !present.has(path));
    const isHidden = (path: string): boolean => unread.some((place) => isAtOrBelow(path, place.path));
    this.#hidden = new Set(absent.filter(isHidden));
    for (const path of absent) if (!this.#hidden.has(path)) this.#stale.add(path);
    this.#addFilesThatLost();
    for (const path of this.#stale) this.#states.delete(path);
    this.#toRead = files.filter(({ path }) => this.#stale.has(path));
    for (const { bytes } of this.#toRead) this.#bytesToRead += bytes;
  }

  /** The stale files that are there, in order of path. `readAgain` adds more, behind the file that is being read. */
  get toRead(): readonly SourceFile[] {
    return this.#toRead;
  }

  /** Bytes of all files to read, as far as they are known. */
  get bytesToRead(): number {
    return this.#bytesToRead;
  }

  isStale(path: string): boolean {
    return this.#stale.has(path);
  }

  /** Whether a file lies where nothing could be looked at. */
  isHidden(path: string): boolean {
    return this.#hidden.has(path);
  }

  /** The state of a file when it was last read. */
  previousState(path: string): SourceState | undefined {
    return this.#previousByPath.get(path);
  }

  /** Notes the state of a file that was read. */
  setState(state: SourceState): void {
    this.#states.set(state.path, state);
  }

  /** The states of all files that are there or may be, in order of path. */
  listStates(): SourceState[] {
    const paths = this.#files.map(({ path }) => path);
    const all = this.#hidden.size === 0 ? paths : [...paths, ...this.#hidden].sort();
    return all.flatMap((path) => this.#states.get(path) ?? []);
  }

  /** Adds a file that was to be left alone, and those that lost an id to it, to the files to read; returns which are stale only now. */
  readAgain(path: string): (path: string) => boolean {
    const before = new Set(this.#stale);
    this.#stale.add(path);
    this.#addFilesThatLost();
    const isNew = (other: string): boolean => this.#stale.has(other) && !before.has(other);
    for (const file of this.#files) {
      if (!isNew(file.path)) continue;
      this.#states.delete(file.path);
      this.#bytesToRead += file.bytes;
      const at = this.#toRead.findIndex((other) => other.path > file.path);
      this.#toRead.splice(at < 0 ? this.#toRead.length : at, 0, file);
    }
    return isNew;
  }

  /** Adds files that lost an id to a stale one. One that cannot be looked at now is read again once it can. */
  #addFilesThatLost(): void {
    addFilesThatLost(this.#stale, this.#previous);
    for (const path of this.#hidden) {
      const state = this.#states.get(path);
      if (this.#stale.delete(path) && state !== undefined) this.#states.set(path, { ...state, stamp: null });
    }
  }
}

function isSameFile(stamp: FileStamp | null, file: FileStamp): boolean {
  return (
    stamp?.bytes === file.bytes &&
    stamp.mtimeMs === file.mtimeMs &&
    stamp.ctimeMs === file.ctimeMs &&
    stamp.inode === file.inode
  );
}

/** Files that lost an id to one that has changed since must be read again: the id may be theirs now. */
function addFilesThatLost(stale: Set<string>, sources: readonly SourceState[]): void {
  for (let size = -1; size !== stale.size;) {
    size = stale.size;
    for (const { path, skipped, warnings } of sources) {
      const lost = [...skipped, ...warnings].some(({ winners }) =>
        winners.some((winner) => stale.has(winner)),
      );
      if (lost) stale.add(path);
    }
  }
}

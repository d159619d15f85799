// Notices changes of the corpus: the system reports them and, because it cannot everywhere, the corpus is looked through, too.

import { realpathSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { findOwnFiles, identityOf, withoutOwnNames } from '../../documents/source/own-files.js';
import { describeError } from '../../errors.js';
import type { ServerLogger } from '../../server/log/server-logger.js';
import { WorkerThread } from '../../threads/worker-thread.js';
import { CorpusPoll, type Look } from './corpus-poll.js';
import type { LookRequest } from './look-worker.js';
import { Settling } from './settling.js';

/** Time between two looks while the system reports changes, in milliseconds: some file systems lose reports ... */
const SLOW_POLL_MS = 60_000;
/** ... and while it does not. */
const FAST_POLL_MS = 1_000;

/** Starts to watch a folder; `ignored` says what of it is not watched. */
export type WatchFolder = (
  folder: string,
  ignored: (path: string, stats?: Stats) => boolean,
) => Pick<FSWatcher, 'on' | 'close'>;

/** What is watched, and who is told. */
export interface CorpusWatchOptions extends LookRequest {
  /** Told once at the beginning, and when changes have settled. */
  readonly onChange: () => void;
  readonly logger: ServerLogger;
  /** Time between two looks while the system reports changes, in milliseconds; a minute unless given. */
  readonly slowPollMs?: number;
  /** The reports of the system unless given. */
  readonly watchFolder?: WatchFolder;
}

/** The folder that the path of the corpus leads to. */
interface Target {
  readonly folder: string;
  /** Another one for another folder, also of the same path. */
  readonly identity: string;
}

/** Watches the corpus until it is closed. */
export class CorpusWatch {
  readonly #options: CorpusWatchOptions;
  readonly #watchFolder: WatchFolder;
  readonly #looking: WorkerThread<LookRequest, Look>;
  readonly #poll: CorpusPoll;
  readonly #settling: Settling;
  /** Identities of files that are no documents, and paths of such files and folders. */
  readonly #own: ReadonlySet<string>;
  readonly #ownPaths: readonly string[];
  #watcher: ReturnType<WatchFolder> | null = null;
  /** What is watched; null for nothing. */
  #target: Target | null = null;
  /** Whether the system cannot report. */
  #hasGivenUp = false;
  #isClosed = false;

  private constructor(options: CorpusWatchOptions, own: ReadonlySet<string>) {
    const { corpus, ownPaths, onChange } = options;
    this.#options = options;
    this.#own = own;
    this.#ownPaths = ownPaths.map(resolvePath);
    this.#watchFolder = options.watchFolder ?? watchFolder;
    const change = (): void => {
      this.#follow();
      onChange();
    };
    this.#settling = new Settling(change);
    this.#looking = new WorkerThread(new URL('./look-worker.js', import.meta.url));
    this.#poll = new CorpusPoll({
      look: () => this.#looking.run({ corpus, ownPaths }).result,
      onChange: change,
      intervalMs: FAST_POLL_MS,
    });
    this.#follow();
  }

  static async start(options: CorpusWatchOptions): Promise<CorpusWatch> {
    return new CorpusWatch(options, await findOwnFiles(options.ownPaths));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#poll.close();
    this.#settling.clear();
    await Promise.all([this.#closeWatcher(), this.#looking.close()]);
  }

  /** Watches the folder that the path of the corpus leads to now: another may have taken the place of the one before. */
  #follow(): void {
    const target = findTarget(this.#options.corpus);
    if (this.#hasGivenUp || this.#isClosed || target?.identity === this.#target?.identity) return;
    this.#target = target;
    void this.#closeWatcher();
    this.#poll.setInterval(target === null ? FAST_POLL_MS : (this.#options.slowPollMs ?? SLOW_POLL_MS));
    if (target === null) return;
    const { folder } = target;
    const watcher = this.#watchFolder(folder, (file, stats) => this.#isIgnored(folder, file, stats));
    watcher.on('all', () => {
      this.#settling.stir();
    });
    watcher.on('ready', () => {
      // What changed before is not reported.
      this.#poll.lookNow();
    });
    watcher.on('error', (error) => {
      if (this.#watcher === watcher) this.#giveUp(error);
    });
    this.#watcher = watcher;
  }

  /** Whether it is something that the walk passes over, too. */
  #isIgnored(folder: string, reported: string, stats?: Stats): boolean {
    const file = path.resolve(reported);
    if (file === folder || !isWithin(file, folder)) return false;
    const names = path.relative(folder, file).split(path.sep);
    return (
      names.some((name) => name.startsWith('.')) ||
      withoutOwnNames(names.slice(-1)).length === 0 ||
      this.#ownPaths.some((own) => isWithin(file, own)) ||
      (stats !== undefined && this.#own.has(identityOf(stats)))
    );
  }

  #giveUp(error: unknown): void {
    if (this.#isClosed) return;
    this.#hasGivenUp = true;
    this.#options.logger.warn(
      {},
      `changes in ${this.#options.corpus} are not reported by the system (${describeError(error)}): ` +
        'it is looked through every few seconds instead. On Linux, raise fs.inotify.max_user_watches to have them reported.',
    );
    void this.#closeWatcher();
    this.#poll.setInterval(FAST_POLL_MS);
  }

  async #closeWatcher(): Promise<void> {
    const watcher = this.#watcher;
    this.#watcher = null;
    const closing = watcher?.close();
    // Closing takes all listeners away, and an error without one would end the process.
    watcher?.on('error', () => undefined);
    await closing;
  }
}

function watchFolder(folder: string, ignored: (path: string, stats?: Stats) => boolean): FSWatcher {
  return watch(folder, { ignoreInitial: true, followSymlinks: false, ignorePermissionErrors: true, ignored });
}

function resolvePath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    // There is nothing yet.
    return path.resolve(file);
  }
}

function findTarget(corpus: string): Target | null {
  try {
    const folder = realpathSync(corpus);
    return { folder, identity: `${identityOf(statSync(folder))} ${folder}` };
  } catch {
    return null;
  }
}

function isWithin(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder + path.sep);
}

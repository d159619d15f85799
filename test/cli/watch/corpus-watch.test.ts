import { EventEmitter } from 'node:events';
import { mkdirSync, renameSync, statSync, symlinkSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  CorpusWatch,
  type CorpusWatchOptions,
  type WatchFolder,
} from '../../../src/cli/watch/corpus-watch.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';

const root = temporaryFolder();
let corpora = 0;

/** What would report changes of a folder. */
class FakeWatcher extends EventEmitter {
  isClosed = false;
  readonly folder: string;
  readonly ignored: Parameters<WatchFolder>[1];
  constructor(...[folder, ignored]: Parameters<WatchFolder>) {
    super();
    this.folder = folder;
    this.ignored = ignored;
  }
  close(): Promise<void> {
    this.isClosed = true;
    this.removeAllListeners();
    return Promise.resolve();
  }
}

const watches: CorpusWatch[] = [];
afterEach(async () => {
  for (const watch of watches.splice(0)) await watch.close();
});

async function startWatch(changes: Partial<CorpusWatchOptions> = {}): Promise<{
  corpus: string;
  watchers: FakeWatcher[];
  log: string[];
  onChange: ReturnType<typeof vi.fn>;
  watch: CorpusWatch;
}> {
  corpora += 1;
  const corpus = path.join(root, `corpus-${corpora}`);
  writeFiles(corpus, { 'a.txt': 'Comet' });
  const watchers: FakeWatcher[] = [];
  const log: string[] = [];
  const onChange = vi.fn<() => void>();
  const watch = await CorpusWatch.start({
    corpus,
    ownPaths: [path.join(corpus, 'index')],
    onChange,
    logger: pino({ level: 'warn' }, { write: (line: string) => log.push(line) }),
    watchFolder: (folder, ignored) => {
      const watcher = new FakeWatcher(folder, ignored);
      watchers.push(watcher);
      return watcher as unknown as ReturnType<WatchFolder>;
    },
    ...changes,
  });
  watches.push(watch);
  return { corpus, watchers, log, onChange, watch };
}

const limit = Object.assign(new Error('System limit for number of file watchers reached'), {
  code: 'ENOSPC',
});

describe('CorpusWatch', () => {
  it('tells of the corpus as it is at first, and of what is reported', async () => {
    const { onChange, watchers } = await startWatch();
    await expect.poll(() => onChange.mock.calls.length, { timeout: 20_000 }).toBe(1);
    watchers[0]?.emit('all');
    await expect.poll(() => onChange.mock.calls.length, { timeout: 20_000 }).toBe(2);
  });

  it('says that changes are not reported any more, and finds them all the same', async () => {
    const { corpus, onChange, watchers, log } = await startWatch();
    await expect.poll(() => onChange.mock.calls.length, { timeout: 20_000 }).toBe(1);
    watchers[0]?.emit('error', limit);
    expect(log.join('')).toContain('number of file watchers');
    expect(watchers[0]?.isClosed).toBe(true);
    writeFiles(corpus, { 'deep/b.txt': 'Storm' });
    await expect.poll(() => onChange.mock.calls.length, { timeout: 20_000 }).toBe(2);
    // The library reports the limit once for each folder.
    watchers[0]?.emit('error', limit);
    expect(log).toHaveLength(1);
  });

  it('is not disturbed by an error that comes while it is being closed', async () => {
    const { watchers, log, watch } = await startWatch();
    const closing = watch.close();
    watchers[0]?.emit('error', limit);
    await closing;
    watchers[0]?.emit('error', limit);
    expect(log).toEqual([]);
  });

  it('does not heed what is never a document: the index, the settings, names that begin with a point', async () => {
    const { corpus, watchers } = await startWatch();
    const ignored = (name: string): boolean | undefined =>
      watchers[0]?.ignored(path.join(watchers[0].folder, name));
    for (const name of ['index', 'index/LOCK', 'sub/.git/HEAD', '.a.txt.swp', 'sub/findling.config.json'])
      expect(ignored(name), name).toBe(true);
    for (const name of ['', 'a.txt', 'sub', 'index.txt', 'indexes/a.txt', 'sub/CURRENT'])
      expect(ignored(name), name).toBe(false);
    expect(watchers[0]?.ignored(path.join(corpus, 'a.txt'), statSync(path.join(corpus, 'a.txt')))).toBe(
      false,
    );
  });

  it('knows the index by what it is, whatever path leads there', async () => {
    const folder = path.join(root, 'linked-corpus');
    mkdirSync(path.join(folder, 'store'), { recursive: true });
    symlinkSync(path.join(folder, 'store'), path.join(root, 'linked-index'));
    const { watchers } = await startWatch({ corpus: folder, ownPaths: [path.join(root, 'linked-index')] });
    const store = path.join(watchers[0]?.folder ?? '', 'store');
    expect(watchers[0]?.ignored(path.join(store, 'LOCK'))).toBe(true);
    expect(watchers[0]?.ignored(store, statSync(store))).toBe(true);
  });

  it('watches a folder that comes in the place of another, however long there is none', async () => {
    const { corpus, watchers, onChange } = await startWatch({ slowPollMs: 50 });
    await expect.poll(() => onChange.mock.calls.length, { timeout: 20_000 }).toBe(1);
    renameSync(corpus, `${corpus}-aside`);
    await expect.poll(() => watchers[0]?.isClosed, { timeout: 20_000 }).toBe(true);
    expect(watchers).toHaveLength(1);
    renameSync(`${corpus}-aside`, corpus);
    await expect.poll(() => watchers.length, { timeout: 20_000 }).toBe(2);
    watchers[1]?.emit('all');
    await expect.poll(() => onChange.mock.calls.length, { timeout: 20_000 }).toBe(4);
  });

  it('watches the folder that a link leads to, and the next one when the link has been switched', async () => {
    const first = path.join(root, 'first');
    const second = path.join(root, 'second');
    const link = path.join(root, 'link');
    writeFiles(first, { 'a.txt': 'Comet' });
    writeFiles(second, { 'b.txt': 'Storm' });
    symlinkSync(first, link);
    const { watchers, onChange } = await startWatch({ corpus: link, slowPollMs: 50 });
    await expect.poll(() => onChange.mock.calls.length, { timeout: 20_000 }).toBe(1);
    unlinkSync(link);
    symlinkSync(second, link);
    await expect.poll(() => onChange.mock.calls.length, { timeout: 20_000 }).toBe(2);
    expect(watchers.map(({ folder }) => path.basename(folder))).toEqual(['first', 'second']);
    expect(watchers.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  });
});

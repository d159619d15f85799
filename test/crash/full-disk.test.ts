// The disk of the index is full at one size after another, from nothing to enough. FINDLING_DISK_SIZES=100 tries so many sizes for
// each kind of run, a few are tried otherwise. Where this user may mount one, a small file system is the disk, too.

import { spawnSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeError } from '../../src/errors.js';
import { openBaseGeneration } from '../../src/index/commit/base-generation.js';
import type { Directory } from '../../src/index/directory/directory.js';
import { FileDirectory } from '../../src/index/directory/file-directory.js';
import { MemoryDirectory } from '../../src/index/directory/memory-directory.js';
import { updateIndex, type UpdateOptions } from '../../src/index/update/update-index.js';
import { copyFiles } from '../index-files.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';
import { BoundedDirectory } from './bounded-directory.js';
import { useMounts } from './mounts.js';
import { makeRandom } from './random.js';

const SIZES = Number(process.env['FINDLING_DISK_SIZES'] ?? 4);
const isFull = process.env['FINDLING_DISK_SIZES'] !== undefined;
/** However many sizes there are: for what hangs, not for what is slow. */
const TIMEOUT_MS = 24 * 3_600_000;
/** More than any of the indexes here needs. */
const ENOUGH = 32 << 20;
const PAGE = 4096;
const root = temporaryFolder();
const { mount, unmount, canMount } = useMounts();

/** A disk for one index, empty when it is made. */
interface Disk {
  readonly directory: Directory;
  resize(bytes: number): void;
  /** In bytes. */
  used(): number;
  remove(): void;
}

let disks = 0;

function memoryDisk(): Disk {
  const directory = new BoundedDirectory(ENOUGH);
  return {
    directory,
    resize: (bytes) => {
      directory.capacity = bytes;
    },
    used: () => directory.used,
    remove: () => undefined,
  };
}

function mountedDisk(): Disk {
  disks += 1;
  const folder = path.join(root, `disk-${disks}`);
  if (!mount(folder, '-t', 'tmpfs', '-o', `size=${ENOUGH}`, 'tmpfs'))
    throw new Error(`${folder} cannot be mounted`);
  return {
    directory: new FileDirectory(path.join(folder, 'index')),
    resize: (bytes) => {
      spawnSync('mount', ['-o', `remount,size=${Math.ceil(bytes / PAGE) * PAGE}`, folder]);
    },
    used: () => {
      const { blocks, bfree, bsize } = statfsSync(folder);
      return (blocks - bfree) * bsize;
    },
    remove: () => {
      unmount(folder);
    },
  };
}

const kinds: readonly { readonly kind: string; readonly makeDisk: () => Disk }[] = [
  { kind: 'a disk in memory', makeDisk: memoryDisk },
  ...(canMount(path.join(root, 'probe')) ? [{ kind: 'a file system', makeDisk: mountedDisk }] : []),
];

/** Runs of which the last meets the full disk. */
const scenarios: readonly {
  readonly name: string;
  /** Each run adds so many documents. */
  readonly runs: number;
  readonly documents: number;
  readonly options: Partial<UpdateOptions>;
}[] = [
  { name: 'a first build', runs: 1, documents: 120, options: {} },
  { name: 'an update', runs: 2, documents: 60, options: {} },
  { name: 'a rebuild', runs: 2, documents: 60, options: { full: true } },
  // Four segments of a size are put together; the biggest disk has room for that as well.
  { name: 'an update that merges', runs: 4, documents: 40, options: { minisearch: 0 } },
];

const random = makeRandom(7);

function addDocuments(corpus: string, run: number, count: number): void {
  const text = (): string => Array.from({ length: 60 }, () => `w${Math.floor(random() * 4000)}x`).join(' ');
  const files = Array.from({ length: count }, (_, n) => [`${run}/${n}.txt`, `Report ${n}\n\n${text()}`]);
  writeFiles(corpus, Object.fromEntries(files) as Record<string, string>);
}

async function countDocuments(directory: Directory): Promise<number> {
  if ((await directory.read('CURRENT')) === null) return 0;
  const base = await openBaseGeneration(directory);
  base.close();
  return base.manifest.segments.reduce((sum, segment) => sum + segment.documents, 0);
}

describe.each(kinds)('on $kind that is full', ({ kind, makeDisk }) => {
  it.each(scenarios)(
    'keeps what was there, says so, and goes on once there is room: $name',
    async ({ name, runs, documents, options }) => {
      const corpus = path.join(root, `${kind} ${name}`.replaceAll(' ', '-'));
      const base = new MemoryDirectory();
      for (let run = 1; run <= runs; run += 1) {
        addDocuments(corpus, run, documents);
        if (run < runs)
          await updateIndex({ corpus, directory: base, minisearch: options.minisearch ?? 5000 });
      }
      const prepare = async (): Promise<{ disk: Disk; usedBefore: number }> => {
        const disk = makeDisk();
        await copyFiles(base, disk.directory);
        return { disk, usedBefore: disk.used() };
      };
      const all = runs * documents;
      const before = all - documents;
      // How much the run needs at most: what it adds, and half of that again for what is swept at its end.
      const trial = await prepare();
      await updateIndex({ corpus, directory: trial.disk.directory, ...options });
      const needed = (trial.disk.used() - Math.min(trial.usedBefore, trial.disk.used())) * 1.5 + (256 << 10);
      trial.disk.remove();
      const outcomes = { failed: 0, done: 0 };
      for (let number = 0; number < SIZES; number += 1) {
        const { disk, usedBefore } = await prepare();
        const size = Math.floor(usedBefore + (needed * (number + 0.02)) / (SIZES - 1));
        disk.resize(size);
        const label = `${name} on ${size} bytes`;
        const attempt = (): Promise<string | null> =>
          updateIndex({ corpus, directory: disk.directory, ...options }).then(
            () => null,
            (error: unknown) => describeError(error),
          );
        const said = await attempt();
        if (said === null) outcomes.done += 1;
        else {
          outcomes.failed += 1;
          expect(said, label).toMatch(/cannot be written: ENOSPC/);
          const left = disk.used();
          expect(await countDocuments(disk.directory), label).toBe(before);
          // Trying again fails in the same way, and adds nothing.
          expect(await attempt(), label).toMatch(/cannot be written: ENOSPC/);
          expect(disk.used(), label).toBeLessThanOrEqual(left);
          expect(left, label).toBeLessThanOrEqual(usedBefore + 2 * PAGE);
        }
        disk.resize(ENOUGH);
        const next = await updateIndex({ corpus, directory: disk.directory });
        expect(next, label).toMatchObject({ documents: all, restarted: null, unswept: null });
        expect(await countDocuments(disk.directory), label).toBe(all);
        disk.remove();
      }
      expect(outcomes.failed, name).toBeGreaterThan(0);
      expect(outcomes.done, name).toBeGreaterThan(0);
      if (isFull) console.info(`${kind}, ${name}:`, outcomes);
    },
    TIMEOUT_MS,
  );
});

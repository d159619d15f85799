// File systems that a test file mounts, where it may: as root on Linux.

import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { afterAll } from 'vitest';

export interface Mounts {
  /** Mounts something on a folder, which is made, as `mount` does with these arguments; false where that is not possible. */
  readonly mount: (folder: string, ...args: readonly string[]) => boolean;
  readonly unmount: (folder: string) => void;
  /** Whether anything can be mounted; `folder` is used to find out. */
  readonly canMount: (folder: string) => boolean;
}

/** Call at the top of a test file, below `temporaryFolder`: what is still mounted at its end is unmounted, the last first. */
export function useMounts(): Mounts {
  const mounted = new Set<string>();
  const mounts: Mounts = {
    mount: (folder, ...args) => {
      mkdirSync(folder, { recursive: true });
      const isMounted = spawnSync('mount', [...args, folder]).status === 0;
      if (isMounted) mounted.add(folder);
      return isMounted;
    },
    unmount: (folder) => {
      spawnSync('umount', [folder]);
      mounted.delete(folder);
    },
    canMount: (folder) => {
      if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
      const isMounted = mounts.mount(folder, '-t', 'tmpfs', 'tmpfs');
      if (isMounted) mounts.unmount(folder);
      return isMounted;
    },
  };
  afterAll(() => {
    for (const folder of [...mounted].reverse()) mounts.unmount(folder);
  });
  return mounts;
}

// A file system on which chosen calls fail, as a disk or a machine short of something does.

import type { CorpusFileSystem } from '../../src/documents/source/corpus-file-system.js';
import { machineFileSystem } from '../../src/documents/source/corpus-file-system.js';

/** A call that fails: by its name and the end of the path it is about, or for calls on open files the end of that file's path. */
export interface Failure {
  readonly call: keyof CorpusFileSystem;
  readonly path: string;
  readonly errno: string;
  /** How often it succeeds before it fails; 0 unless told. */
  readonly after?: number;
}

/** An error as Node throws it. */
function systemError(errno: string, call: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${errno}: made to fail, ${call} '${path}'`), { code: errno });
}

/** The file system of the machine, but for the failures. */
export function failingFileSystem(failures: readonly Failure[]): CorpusFileSystem {
  const opened = new Map<number, string>();
  const counts = new Map<Failure, number>();
  const check = (call: keyof CorpusFileSystem, path: string): void => {
    for (const failure of failures) {
      if (failure.call !== call || !path.endsWith(failure.path)) continue;
      const count = counts.get(failure) ?? 0;
      counts.set(failure, count + 1);
      if (count >= (failure.after ?? 0)) throw systemError(failure.errno, call, path);
    }
  };
  const named = (descriptor: number): string => opened.get(descriptor) ?? '';
  return {
    list: async (folder) => {
      check('list', folder);
      return machineFileSystem.list(folder);
    },
    lstat: async (path) => {
      check('lstat', path);
      return machineFileSystem.lstat(path);
    },
    open: (path, flags) => {
      check('open', path);
      const descriptor = machineFileSystem.open(path, flags);
      opened.set(descriptor, path);
      return descriptor;
    },
    close: (descriptor) => {
      machineFileSystem.close(descriptor);
      check('close', named(descriptor));
    },
    fstat: (descriptor) => {
      check('fstat', named(descriptor));
      return machineFileSystem.fstat(descriptor);
    },
    realpath: (path) => {
      check('realpath', path);
      return machineFileSystem.realpath(path);
    },
    read: (descriptor, ...rest) => {
      check('read', named(descriptor));
      return machineFileSystem.read(descriptor, ...rest);
    },
    readAsync: async (descriptor, ...rest) => {
      check('readAsync', named(descriptor));
      return machineFileSystem.readAsync(descriptor, ...rest);
    },
  };
}

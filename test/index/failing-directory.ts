// A directory on which one call after another can be made to fail, as a file system does that is full, read-only or broken.

import { FindlingError } from '../../src/errors.js';
import type { Directory, WriterLock } from '../../src/index/directory/directory.js';
import { unreadable } from '../../src/index/directory/random-access-file.js';
import type { Contents, Digest, RandomAccessFile } from '../../src/index/directory/readable-directory.js';

/** Which calls fail. */
export interface Fault {
  /** The number of the first call that fails, from 1. */
  readonly at: number;
  readonly errno: string;
  /** Whether every later call fails, too. */
  readonly forEver: boolean;
  /** Whether what was asked for is done all the same, where something is written. */
  readonly isDone: boolean;
}

/** Passes calls on to another directory, and counts them. */
export class FailingDirectory implements Directory {
  readonly name: string;
  readonly folder = null;
  /** Calls made so far. */
  calls = 0;
  readonly #inner: Directory;
  readonly #fault: Fault | null;

  constructor(inner: Directory, fault: Fault | null) {
    this.name = inner.name;
    this.#inner = inner;
    this.#fault = fault;
  }

  list(folder: string): Promise<string[]> {
    return this.#ask(folder, () => this.#inner.list(folder));
  }

  read(name: string): Promise<Contents | null> {
    return this.#ask(name, () => this.#inner.read(name));
  }

  digest(name: string): Promise<Digest | null> {
    return this.#ask(name, () => this.#inner.digest(name));
  }

  stamp(name: string): Promise<string | null> {
    return this.#ask(name, () => this.#inner.stamp(name));
  }

  open(name: string): RandomAccessFile {
    this.#checkReading(name);
    const file = this.#inner.open(name);
    return {
      shared: file.shared,
      size: () => {
        this.#checkReading(name);
        return file.size();
      },
      read: (offset, length) => {
        this.#checkReading(name);
        return file.read(offset, length);
      },
      fill: (target, offset) => this.#ask(name, () => file.fill(target, offset)),
      close: () => {
        file.close();
      },
    };
  }

  create(name: string, bytes: Uint8Array): Promise<void> {
    return this.#change(name, () => this.#inner.create(name, bytes));
  }

  replace(name: string, bytes: Uint8Array): Promise<void> {
    return this.#change(name, () => this.#inner.replace(name, bytes));
  }

  remove(name: string): Promise<void> {
    return this.#change(name, () => this.#inner.remove(name));
  }

  async lock(): Promise<WriterLock> {
    const refusal = this.#fails();
    if (refusal !== null) throw this.#unwritable('LOCK', refusal);
    const lock = await this.#inner.lock();
    return {
      confirm: () => this.#change('LOCK', () => lock.confirm()),
      // Given back whatever fails: an owner that is gone holds nothing.
      release: () => lock.release(),
    };
  }

  async #ask<Result>(name: string, ask: () => Promise<Result>): Promise<Result> {
    this.#checkReading(name);
    return ask();
  }

  async #change(name: string, change: () => Promise<void>): Promise<void> {
    const refusal = this.#fails();
    if (refusal === null || this.#fault?.isDone === true) await change();
    if (refusal !== null) throw this.#unwritable(name, refusal);
  }

  #checkReading(name: string): void {
    const refusal = this.#fails();
    if (refusal !== null) throw unreadable(`${this.name}/${name}`, refusal);
  }

  #unwritable(name: string, error: Error): FindlingError {
    return new FindlingError('write_failed', `${this.name}/${name} cannot be written: ${error.message}`, {
      cause: error,
    });
  }

  /** The error of the system with which this call fails, or null. */
  #fails(): Error | null {
    this.calls += 1;
    if (this.#fault === null) return null;
    const { at, errno, forEver } = this.#fault;
    if (this.calls !== at && !(forEver && this.calls > at)) return null;
    return Object.assign(new Error(`${errno}: made to fail`), { code: errno });
  }
}

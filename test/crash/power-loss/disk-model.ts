// A file system as a disk keeps it: what was synced, and what may or may not have got there when the power is cut. Stricter than the
// file systems in use: changes of one folder that were not synced survive one without the other, in any combination.

/** One change that a program has asked of the file system, or a sync. Paths are absolute. */
export type Call =
  | { readonly kind: 'make-folder'; readonly path: string }
  | { readonly kind: 'create'; readonly path: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'link'; readonly path: string; readonly to: string }
  | { readonly kind: 'write'; readonly path: string; readonly at: number; readonly bytes: Uint8Array }
  /** `began`: how many calls were done when it was asked for. Those are on the disk after it, later ones need not be. */
  | { readonly kind: 'sync'; readonly path: string; readonly began: number };

interface Write {
  readonly number: number;
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** A file: what is on the disk, and what was written since. */
export class ModelFile {
  durable: Uint8Array;
  writes: Write[] = [];

  constructor(durable: Uint8Array) {
    this.durable = durable;
  }

  /** What a program reads. */
  get contents(): Uint8Array {
    return this.writes.reduce(applyWrite, this.durable);
  }
}

/** Names that change at one instant: what each is now, or null for nothing. */
interface Change {
  readonly number: number;
  readonly names: readonly (readonly [string, ModelNode | null])[];
}

/** A folder: the names on the disk, and what was changed since. */
export class ModelFolder {
  durable = new Map<string, ModelNode>();
  changes: Change[] = [];

  /** The names there are if these of the changes are on the disk. */
  entries(isDone: (change: number) => boolean): Map<string, ModelNode> {
    const entries = new Map(this.durable);
    for (const [index, { names }] of this.changes.entries()) {
      if (!isDone(index)) continue;
      for (const [name, node] of names) {
        if (node === null) entries.delete(name);
        else entries.set(name, node);
      }
    }
    return entries;
  }
}

export type ModelNode = ModelFile | ModelFolder;

/** All files and folders below the root of the file system. */
export class DiskModel {
  readonly root = new ModelFolder();
  #calls = 0;
  /** How many calls there were before the run whose calls are taken now. */
  #callsBefore = 0;

  /** Puts a file or, with null, a folder where it has always been: on the disk, and all folders above it, too. */
  place(path: string, bytes: Uint8Array | null): void {
    let folder = this.root;
    const parts = path.split('/').filter((part) => part !== '');
    for (const [index, part] of parts.entries()) {
      if (index === parts.length - 1 && bytes !== null) folder.durable.set(part, new ModelFile(bytes));
      else {
        const next = folder.durable.get(part) ?? new ModelFolder();
        folder.durable.set(part, next);
        if (next instanceof ModelFile) throw new Error(`${path}: ${part} is a file`);
        folder = next;
      }
    }
  }

  /** What is taken from here on are the calls of another run, after whatever the one before had done. */
  startRun(): void {
    this.#callsBefore = this.#calls;
  }

  /** Takes the next call. A sync that is left out is a call that does nothing. */
  take(call: Call, isLeftOut = false): void {
    const number = this.#calls;
    this.#calls += 1;
    if (call.kind === 'sync') {
      if (!isLeftOut) sync(this.#find(call.path), this.#callsBefore + call.began);
      return;
    }
    if (call.kind === 'write') {
      const file = this.#find(call.path);
      if (!(file instanceof ModelFile)) throw new Error(`${call.path} is no file`);
      file.writes.push({ number, at: call.at, bytes: call.bytes });
      return;
    }
    const [folder, name] = this.#parent(call.path);
    const change = (...names: (readonly [string, ModelNode | null])[]): void => {
      folder.changes.push({ number, names });
    };
    if (call.kind === 'make-folder') change([name, new ModelFolder()]);
    else if (call.kind === 'create') change([name, new ModelFile(new Uint8Array(0))]);
    else if (call.kind === 'remove') change([name, null]);
    else {
      const node = this.#find(call.path);
      const [target, targetName] = this.#parent(call.to);
      if (target !== folder) throw new Error(`${call.path} and ${call.to} are in two folders`);
      if (call.kind === 'link') change([targetName, node]);
      else change([targetName, node], [name, null]);
    }
  }

  #parent(path: string): readonly [ModelFolder, string] {
    const at = path.lastIndexOf('/');
    const folder = this.#find(path.slice(0, at));
    if (!(folder instanceof ModelFolder)) throw new Error(`${path} is not in a folder`);
    return [folder, path.slice(at + 1)];
  }

  /** What a program finds under a path. */
  #find(path: string): ModelNode {
    let node: ModelNode = this.root;
    for (const part of path.split('/')) {
      if (part === '') continue;
      const next: ModelNode | undefined =
        node instanceof ModelFolder ? node.entries(() => true).get(part) : undefined;
      if (next === undefined) throw new Error(`${path}: there is no ${part}`);
      node = next;
    }
    return node;
  }
}

function sync(node: ModelNode, began: number): void {
  if (node instanceof ModelFile) {
    node.durable = node.writes.filter(({ number }) => number < began).reduce(applyWrite, node.durable);
    node.writes = node.writes.filter(({ number }) => number >= began);
    return;
  }
  const { changes } = node;
  node.durable = node.entries((index) => (changes[index]?.number ?? Infinity) < began);
  node.changes = changes.filter(({ number }) => number >= began);
}

function applyWrite(contents: Uint8Array, { at, bytes }: Write): Uint8Array {
  const result = new Uint8Array(Math.max(contents.length, at + bytes.length));
  result.set(contents);
  result.set(bytes, at);
  return result;
}

// Runs of `updateIndex` with all that they change on the disk: from nothing, or after others that were cut short.

import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Directory } from '../../../src/index/directory/directory.js';
import { FileDirectory } from '../../../src/index/directory/file-directory.js';
import { updateIndex, type UpdateOptions } from '../../../src/index/update/update-index.js';
import { writeFiles } from '../../temporary-folder.js';
import { crashStates, type DiskState, type Files, volatileState } from './crash-states.js';
import { type Call, DiskModel } from './disk-model.js';
import { recordCalls } from './record-calls.js';

/** Where the index is on the disk; the folders above it are made by the first run, too. */
export const INDEX = '/data/news/index';

/** Runs of which the last is recorded. Each has one more document. */
export interface Scenario {
  readonly name: string;
  readonly documents: number;
  /** Of the last run. */
  readonly options: Partial<UpdateOptions>;
  /** Whether somebody has made the folder just before the first run. */
  readonly isFolderMade: boolean;
}

/** A run that was recorded. */
export interface Recording {
  readonly scenario: Scenario;
  /** The folder of the corpus it read. */
  readonly corpus: string;
  readonly calls: readonly Call[];
  /** Makes the disk as it was before the first call. */
  readonly makeModel: () => DiskModel;
  /** The bytes of CURRENT; null where there was no index. */
  readonly before: Uint8Array | null;
  readonly after: Uint8Array;
}

/** Where and how an earlier run was cut short. */
export interface Cut {
  /** After how many calls. */
  readonly at: number;
  /** Whether the process was killed, with the power on: what it changed and did not sync is still there and still not synced. */
  readonly isKilled: boolean;
  readonly random: () => number;
}

/** Records the last run of a scenario; `root` is a new folder for its files. */
export async function recordScenario(root: string, scenario: Scenario): Promise<Recording> {
  const corpus = path.join(root, 'corpus');
  const disk = path.join(root, 'disk');
  mkdirSync(disk, { recursive: true });
  for (let number = 1; number <= scenario.documents; number += 1) {
    writeFiles(corpus, { [`${number}.txt`]: `Report ${number}\n\nThe ferry of ${number}.` });
    if (number < scenario.documents) await updateIndex({ corpus, directory: inThisThread(disk) });
  }
  const placed = readDisk(disk);
  if (scenario.isFolderMade) mkdirSync(path.join(disk, INDEX), { recursive: true });
  const makeModel = (): DiskModel => {
    const model = modelOf(placed);
    if (scenario.isFolderMade) makeFolders(model);
    return model;
  };
  return record(scenario, { corpus, disk, makeModel });
}

/** Records the run that comes after a recorded one was cut short. */
export async function recordNext(root: string, earlier: Recording, cut: Cut): Promise<Recording> {
  const disk = path.join(root, 'disk');
  const cutShort = (): DiskModel => {
    const model = earlier.makeModel();
    for (const call of earlier.calls.slice(0, cut.at)) model.take(call);
    return model;
  };
  const states = cut.isKilled ? [volatileState(cutShort())] : [...crashStates(cutShort(), 16, cut.random)];
  const state = states[Math.floor(cut.random() * states.length)];
  if (state === undefined) throw new Error('there is no state');
  for (const folder of ['', ...state.folders]) mkdirSync(path.join(disk, folder), { recursive: true });
  for (const [name, bytes] of state.files) writeFiles(disk, { [name.slice(1)]: bytes });
  const makeModel = (): DiskModel => {
    if (!cut.isKilled) return modelOf(state);
    const model = cutShort();
    model.startRun();
    return model;
  };
  return record({ ...earlier.scenario, options: {} }, { corpus: earlier.corpus, disk, makeModel });
}

/** Files of the index of a disk, by their names in it. */
export function indexFiles({ files }: DiskState): Files {
  const prefix = `${INDEX}/`;
  return new Map(
    [...files]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, bytes]) => [name.slice(prefix.length), bytes]),
  );
}

async function record(
  scenario: Scenario,
  { corpus, disk, makeModel }: { corpus: string; disk: string; makeModel: () => DiskModel },
): Promise<Recording> {
  const current = `${INDEX}/CURRENT`;
  const before = readDisk(disk).files.get(current) ?? null;
  const calls = await recordCalls(disk, () =>
    updateIndex({ corpus, directory: inThisThread(disk), ...scenario.options }),
  );
  const after = readDisk(disk).files.get(current);
  if (after === undefined) throw new Error('the run published nothing');
  rmSync(disk, { recursive: true });
  return { scenario, corpus, calls, makeModel, before, after };
}

/** Writes in this thread, where it can be recorded. */
function inThisThread(disk: string): Directory {
  const directory = new FileDirectory(path.join(disk, INDEX));
  return new Proxy<Directory>(directory, {
    get: (target, key): unknown => {
      if (key === 'folder') return null;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

function modelOf({ files, folders }: DiskState): DiskModel {
  const model = new DiskModel();
  for (const folder of folders) model.place(folder, null);
  for (const [name, bytes] of files) model.place(name, bytes);
  return model;
}

/** As `mkdir -p` does, which syncs nothing. */
function makeFolders(model: DiskModel): void {
  for (let at = INDEX.indexOf('/', 1); at >= 0; at = INDEX.indexOf('/', at + 1))
    model.take({ kind: 'make-folder', path: INDEX.slice(0, at) });
  model.take({ kind: 'make-folder', path: INDEX });
  model.startRun();
}

function readDisk(disk: string): DiskState {
  const files: Files = new Map();
  const folders: string[] = [];
  for (const entry of readdirSync(disk, { recursive: true, withFileTypes: true })) {
    const name = path.join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(`/${path.relative(disk, name)}`, readFileSync(name));
    else if (entry.isDirectory()) folders.push(`/${path.relative(disk, name)}`);
  }
  return { files, folders };
}

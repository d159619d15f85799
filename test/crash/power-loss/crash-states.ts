// What may be on a disk when the power is cut: each change that was not synced is there or not, and of each file that was not synced
// all, nothing, a part, zeros or anything.

import { type DiskModel, ModelFile, type ModelFolder, type ModelNode } from './disk-model.js';

/** Files by their paths. */
export type Files = Map<string, Uint8Array>;

/** All that is on a disk. */
export interface DiskState {
  readonly files: Files;
  /** Paths of the folders, each behind the one it is in. */
  readonly folders: readonly string[];
}

/** What can become of bytes that were not synced: only some of a length, or the length without the bytes. */
const FATES: readonly ((file: ModelFile, random: () => number) => Uint8Array)[] = [
  ({ durable }) => durable,
  ({ contents }) => contents,
  ({ contents }, random) => contents.slice(0, Math.floor(random() * contents.length)),
  ({ contents }) => new Uint8Array(contents.length),
  ({ contents }, random) => contents.map(() => random() * 256),
  ({ contents }, random) => contents.slice().fill(0, Math.floor(random() * contents.length)),
];

/** How the question what became of something was decided: a number below `options`. */
interface Question {
  readonly subject: ModelFolder | ModelFile;
  /** The number of the change of a folder; 0 for a file. */
  readonly change: number;
  readonly options: number;
}

/**
 * The states a disk may be in: all where there are no more than `limit`, so many at random otherwise.
 * @param random numbers from 0 up to but not including 1
 */
export function* crashStates(model: DiskModel, limit: number, random: () => number): Generator<DiskState> {
  const questions = listQuestions(model.root);
  const count = questions.reduce((product, { options }) => product * options, 1);
  if (count <= limit) {
    for (let number = 0; number < count; number += 1) {
      let rest = number;
      const answers = questions.map(({ options }) => {
        const answer = rest % options;
        rest = Math.floor(rest / options);
        return answer;
      });
      yield stateOf(model, questions, answers, random);
    }
    return;
  }
  // Half of what was not synced is there, or nearly all, or nearly nothing: a single change that is missing matters most.
  const shares = [0.5, 0.9, 0.1];
  for (let number = 0; number < limit; number += 1) {
    const share = shares[number % shares.length] ?? 0.5;
    const answers = questions.map(({ options, subject }) =>
      subject instanceof ModelFile ? Math.floor(random() * options) : Number(random() < share),
    );
    yield stateOf(model, questions, answers, random);
  }
}

/** What programs read as long as the power is on: what is left when one is killed. */
export function volatileState(model: DiskModel): DiskState {
  return stateBelow(
    model.root,
    () => true,
    (file) => file.contents,
  );
}

function stateOf(
  model: DiskModel,
  questions: readonly Question[],
  answers: readonly number[],
  random: () => number,
): DiskState {
  const done = new Map<ModelFolder, Set<number>>();
  const fates = new Map<ModelFile, number>();
  for (const [index, { subject, change }] of questions.entries()) {
    const answer = answers[index] ?? 0;
    if (subject instanceof ModelFile) fates.set(subject, answer);
    else if (answer === 1) done.set(subject, (done.get(subject) ?? new Set()).add(change));
  }
  return stateBelow(
    model.root,
    (folder, change) => done.get(folder)?.has(change) === true,
    (file) => FATES[fates.get(file) ?? 0]?.(file, random) ?? file.durable,
  );
}

function stateBelow(
  root: ModelFolder,
  isDone: (folder: ModelFolder, change: number) => boolean,
  read: (file: ModelFile) => Uint8Array,
): DiskState {
  const files: Files = new Map();
  const folders: string[] = [];
  const walk = (folder: ModelFolder, prefix: string): void => {
    for (const [name, node] of folder.entries((change) => isDone(folder, change))) {
      if (node instanceof ModelFile) files.set(`${prefix}/${name}`, read(node));
      else {
        folders.push(`${prefix}/${name}`);
        walk(node, `${prefix}/${name}`);
      }
    }
  };
  walk(root, '');
  return { files, folders };
}

/** All that is open below a folder, also in what is there only if a change is. */
function listQuestions(root: ModelFolder): Question[] {
  const questions: Question[] = [];
  const seen = new Set<ModelNode>();
  const visit = (node: ModelNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node instanceof ModelFile) {
      if (node.writes.length > 0) questions.push({ subject: node, change: 0, options: FATES.length });
      return;
    }
    for (const change of node.changes.keys()) questions.push({ subject: node, change, options: 2 });
    const changed = node.changes.flatMap(({ names }) => names.map(([, child]) => child));
    for (const child of [...node.durable.values(), ...changed]) if (child !== null) visit(child);
  };
  visit(root);
  return questions;
}

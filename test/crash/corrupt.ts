// Damage to the files of an index, as disks, people and programs do it.

import { pick } from '../random-choice.js';
import type { IndexFiles } from './intact-generations.js';

type Random = () => number;

/** What becomes of a file: its new bytes, or null where it is gone. Never changes the bytes it is given. */
type Way = (bytes: Uint8Array, at: number, random: Random, files: IndexFiles) => Uint8Array | null;

const PAGE = 512;

const WAYS: readonly (readonly [string, Way])[] = [
  ['is gone', () => null],
  ['is cut off', (bytes, at) => bytes.slice(0, at)],
  ['has grown', (bytes, at) => Buffer.concat([bytes, bytes.subarray(0, 1 + (at % 9))])],
  ['ends in zeros', (bytes, at) => bytes.slice().fill(0, at)],
  ['has a page of zeros', (bytes, at) => bytes.slice().fill(0, at, Math.min(at + PAGE, bytes.length))],
  [
    'has a page of another file',
    (bytes, at, random, files) => {
      const damaged = bytes.slice();
      damaged.set(pick(random, [...files.values()]).subarray(0, Math.min(PAGE, bytes.length - at)), at);
      return damaged;
    },
  ],
  ['is another file', (_bytes, _at, random, files) => pick(random, [...files.values()])],
  [
    'is garbled',
    (bytes, at) => {
      const damaged = bytes.slice();
      for (let index = at; index < Math.min(damaged.length, at + PAGE); index += 1)
        damaged[index] = (damaged[index] ?? 0) ^ 0x5a;
      return damaged;
    },
  ],
  [
    'has lost bytes',
    (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + (at % 7))]),
  ],
  [
    'has two bytes in each other’s place',
    (bytes, at, random) => {
      const damaged = bytes.slice();
      const other = Math.floor(random() * bytes.length);
      [damaged[at], damaged[other]] = [bytes[other] ?? 0, bytes[at] ?? 0];
      return damaged;
    },
  ],
];

/** The rest of the damage. */
function flipBit(bytes: Uint8Array, at: number, random: Random): Uint8Array {
  const damaged = bytes.slice();
  damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  return damaged;
}

/** Damages one file, or now and then two. Returns what was done. */
export function corrupt(files: Map<string, Uint8Array>, random: Random): string {
  const first = corruptOne(files, random);
  return random() < 0.1 ? `${first}; ${corruptOne(files, random)}` : first;
}

function corruptOne(files: Map<string, Uint8Array>, random: Random): string {
  const name = pick(random, [...files.keys()]);
  const bytes = files.get(name) ?? new Uint8Array(0);
  const at = Math.floor(random() * bytes.length);
  const [what, way] = random() < 0.5 ? (['has another bit', flipBit] as const) : pick(random, WAYS);
  const damaged = way(bytes, at, random, files);
  if (damaged === null) files.delete(name);
  else files.set(name, damaged);
  return `${name} ${what} at ${at}`;
}

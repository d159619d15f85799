// What is fuzzed: a part of the program that is given any input at all, and what must hold whatever that is. Only shapes.

/** A part of the program. */
export interface FuzzTarget {
  /** `bytes`: an input is a string of one unit a byte, as `latin1` has it. `text`: any string, also one that is no Unicode. */
  readonly alphabet: 'bytes' | 'text';
  /** Inputs as people write them: what others are made of. */
  readonly seeds: readonly string[];
  /** Pieces that mean something to the part. */
  readonly tokens: readonly string[];
  /** The longest input, in units; 4,096 unless told. */
  readonly maxLength?: number;
  /** Hands the part an input. Throws, or rejects, where something does not hold. */
  readonly run: (input: string) => void | Promise<void>;
  /** An input as the grammar of the part has it, by random numbers: others are made of such, too. */
  readonly make?: (random: () => number) => string;
  /** Scripts beside those of the program by whose code new inputs are known: of a package that does the reading. */
  readonly scripts?: RegExp;
  readonly close?: () => void | Promise<void>;
}

/** Makes a target. What it needs is imported then: its code is counted only if that was not loaded before. */
export type OpenTarget = () => Promise<FuzzTarget>;

/** The bytes of an input whose alphabet is `bytes`. */
export function bytesOf(input: string): Buffer {
  return Buffer.from(input, 'latin1');
}

/** Bytes, or the bytes of a text in UTF-8, as an input. */
export function inputOf(content: string | Uint8Array): string {
  return Buffer.from(content as Uint8Array).toString('latin1');
}

/** Fails where something does not hold; cheaper than `expect`, which takes longer than most of what is fuzzed. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

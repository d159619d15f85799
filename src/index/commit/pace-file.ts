// What the last run took that read everything: `pace.json` beside the index, by which the next such run is foretold. It is no part of
// the index, whose files are the same for the same documents: it may be missing or wrong, and nothing but a forecast follows from it.

import { z } from 'zod';
import { FindlingError } from '../../errors.js';
import type { Directory } from '../directory/directory.js';
import type { ReadableDirectory } from '../directory/readable-directory.js';

const NAME = 'pace.json';
const shape = z.object({ bytes: z.int().min(1), seconds: z.number().positive() });

/** Bytes of source files, and the time it took to index them. */
export type Pace = z.infer<typeof shape>;

/** The pace of the last run that read everything; null where it is not known. */
export async function readPace(directory: ReadableDirectory): Promise<Pace | null> {
  try {
    const contents = await directory.read(NAME);
    return contents === null ? null : shape.parse(JSON.parse(Buffer.from(contents.bytes).toString('utf8')));
  } catch {
    return null;
  }
}

/** Writes the pace of a run. One that cannot be written is not known, which is no failure of the run. */
export async function writePace(directory: Directory, pace: Pace): Promise<void> {
  try {
    await directory.replace(NAME, Buffer.from(`${JSON.stringify(pace)}\n`));
  } catch (error) {
    if (!(error instanceof FindlingError)) throw error;
  }
}

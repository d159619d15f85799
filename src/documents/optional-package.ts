// Packages that need not be installed: without them, the formats they read are skipped with a reason.

import { describeError, errnoOf } from '../errors.js';
import { SkipError } from './source/skipped.js';

/** What `load` imports. Throws SkipError (`unsupported`) that names the package where one is not installed. */
export async function importOptional<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (errnoOf(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    const name = /package '([^']+)'/.exec(describeError(error))?.[1] ?? 'for this format';
    throw new SkipError(
      'unsupported',
      `is read by the optional package ${name}, which is not installed: install it, then index with --full`,
      { cause: error },
    );
  }
}

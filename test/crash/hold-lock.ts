// Takes the lock of the folder that is named, says so, and gives it back at the first word it is told.

import { once } from 'node:events';
import { FileDirectory } from '../../src/index/directory/file-directory.js';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: hold-lock.ts FOLDER');
const lock = await new FileDirectory(folder).lock();
console.log('locked');
await once(process.stdin, 'data');
await lock.release();
process.exit(0);

// Takes the lock of a folder again and again, and each time sees whether another process holds it as well. Prints how often it held it.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { FindlingError } from '../../src/errors.js';
import { FileDirectory } from '../../src/index/directory/file-directory.js';

const [folder, marker, rounds] = process.argv.slice(2);
if (folder === undefined || marker === undefined)
  throw new Error('usage: race-for-lock.ts FOLDER MARKER ROUNDS');

/** Puts down that this process holds the lock. Throws if a process that lives holds it, too. */
function mark(file: string): void {
  if (existsSync(file)) {
    const pid = Number(readFileSync(file, 'utf8'));
    if (isAlive(pid)) throw new Error(`process ${pid} holds the lock as well`);
    // Whoever is killed while it holds the lock leaves its mark.
    rmSync(file);
  }
  writeFileSync(file, String(process.pid), { flag: 'wx' });
}

/** False, too, for a process that was killed and not waited for yet, and for 0: it was killed while it made its mark. */
function isAlive(pid: number): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    if (process.platform !== 'linux') return true;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !stat.startsWith('Z', stat.lastIndexOf(')') + 2);
  } catch {
    return false;
  }
}

let held = 0;
for (let round = 0; round < Number(rounds); round += 1) {
  try {
    const lock = await new FileDirectory(folder).lock();
    mark(marker);
    await lock.confirm();
    held += 1;
    rmSync(marker);
    await lock.release();
  } catch (error) {
    if (!(error instanceof FindlingError) || error.code !== 'index_locked') throw error;
  }
}
console.log(held);

// Indexes one corpus after another, each in memory, and prints the CPU seconds of each and the most memory that the process has
// taken, in MB. `hostile-documents.test.ts` starts it.

import { readFileSync } from 'node:fs';
import { MemoryDirectory } from '../../src/index/directory/memory-directory.js';
import { updateIndex } from '../../src/index/update/update-index.js';

/** What is printed. */
export interface Measured {
  /** Of each corpus, in CPU seconds. */
  readonly costs: readonly number[];
  /** The most memory at a time. */
  readonly megabytes: number;
}

const costs: number[] = [];
for (const corpus of process.argv.slice(2)) {
  const before = process.cpuUsage();
  await updateIndex({ corpus, directory: new MemoryDirectory() });
  const { user, system } = process.cpuUsage(before);
  costs.push((user + system) / 1e6);
}
// What getrusage says counts what started this process, too.
const [, kilobytes = ''] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
const measured: Measured = { costs, megabytes: Number(kilobytes) / 1024 };
console.log(JSON.stringify(measured));

// Processes under Linux: the core they are kept to, and what they have cost so far.

import { readFileSync } from 'node:fs';

/** Ticks of the clock that /proc counts processor time in: a hundred a second on Linux. */
const TICK_MS = 10;

/** Processor time of all threads of a process, in milliseconds, its own and the system's. */
export function cpuMsOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Resident memory in MB, and the most it was. */
export function memoryMbOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name) =>
    Math.round((Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) * 1024) / 1e6);
  return { rssMb: megabytes('VmRSS'), peakRssMb: megabytes('VmHWM') };
}

/** The beginning of a command that is to stay on one core. */
export function pinned(cpu) {
  return cpu === undefined ? [] : ['taskset', '-c', String(cpu)];
}

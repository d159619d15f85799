// Loaded into a server before its program, into each of its threads: takes CPU profiles from one SIGUSR2 to the next and writes
// them to the folder FINDLING_PROFILES as RUN-THREAD.cpuprofile.

import { renameSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import path from 'node:path';
import { BroadcastChannel, isMainThread, threadId } from 'node:worker_threads';

/** Between samples, in microseconds. */
const INTERVAL_US = 200;

const folder = process.env.FINDLING_PROFILES;
const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US });

const channel = new BroadcastChannel('profiles');
channel.unref();
channel.onmessage = ({ data }) => {
  turn(data);
};
if (isMainThread) {
  let signals = 0;
  process.on('SIGUSR2', () => {
    const now = { isStart: signals % 2 === 0, run: signals >> 1 };
    signals += 1;
    channel.postMessage(now);
    turn(now);
  });
}

function turn({ isStart, run }) {
  if (isStart) {
    session.post('Profiler.start');
    return;
  }
  session.post('Profiler.stop', (error, told) => {
    if (error !== null || told === undefined) return;
    const file = path.join(folder, `${run}-${threadId}.cpuprofile`);
    writeFileSync(`${file}.unfinished`, JSON.stringify(told.profile));
    renameSync(`${file}.unfinished`, file);
  });
}

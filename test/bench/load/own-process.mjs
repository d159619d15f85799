// A client in a process of its own, so that it takes no time from whoever started it.

import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** Runs `node FILE JSON`; resolves to the JSON that it prints. */
export async function runInProcess(file, given) {
  const running = spawn(process.execPath, [file, JSON.stringify(given)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await text(running.stdout));
}

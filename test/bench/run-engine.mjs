// Measures one engine on one number of documents: builds in one process, asks in another, within limits of time and
// memory. A limit that is reached is a result, too.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { loadEngine } from './engines/registry.mjs';
import { summarizeTimes } from './report/stopwatch.mjs';

const child = fileURLToPath(new URL('child.mjs', import.meta.url));
/** Time beyond that of its questions which a process may take to ask them. */
const SLACK_MS = 60_000;

/**
 * @param limits `kinds` of questions, `rounds` and `budgetMs` for each, `memoryMb`, and `buildSeconds` by engine
 * @returns what was measured; `failed` says in words what was not
 */
export async function runEngine(name, { documentFile, documents, sets, folder, limits }) {
  const engine = await loadEngine(name);
  const result = { engine: name, title: engine.title, documents, failed: [], kinds: {} };
  const missing = engine.missing?.() ?? null;
  if (missing !== null) {
    result.failed.push({ phase: 'build', reason: missing });
    return result;
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const source = (await engine.prepare?.(documentFile, folder)) ?? documentFile;
  // Every engine finds the documents in the page cache: none is to wait for the disk.
  await readFile(documentFile);
  const textBytes = statSync(documentFile).size;
  const given = { documentFile: source, folder, sets, ...limits };

  const built = {};
  const buildEnd = await runPhase(
    engine,
    { name, phase: 'build', given },
    limits.buildSeconds(name) * 1000,
    (line) => {
      Object.assign(built, line);
    },
  );
  if (built.seconds === undefined) {
    result.failed.push({ phase: 'build', reason: buildEnd });
    return result;
  }
  const saved = buildEnd === null;
  if (!saved) result.failed.push({ phase: 'save', reason: buildEnd });
  Object.assign(result, {
    seconds: built.seconds,
    mbPerSecond: textBytes / 1e6 / built.seconds,
    peakRssMb: built.peakRssMb,
    textBytes,
    indexBytes: saved ? bytesOf(folder) : null,
  });

  const forAll = limits.budgetMs * limits.kinds.length + SLACK_MS + (saved ? 0 : built.seconds * 2000);
  const askEnd = await runPhase(
    engine,
    { name, phase: 'ask', given: { ...given, saved } },
    forAll,
    (line) => {
      if (line.kind === undefined) Object.assign(result, line);
      else {
        const { kind, times, withHits, found } = line;
        result.kinds[kind] = { ...summarizeTimes(times), withHits, found };
      }
    },
  );
  if (askEnd !== null) result.failed.push({ phase: 'ask', reason: askEnd });
  return result;
}

/** Runs one process to its end; resolves to null, or to why it did not get there. */
async function runPhase(engine, { name, phase, given }, limitMs, onLine) {
  let command;
  try {
    command = engine.command?.(phase, given) ?? [
      process.execPath,
      `--max-old-space-size=${given.memoryMb}`,
      child,
      phase,
      name,
      JSON.stringify(given),
    ];
  } catch (error) {
    return error.message;
  }
  const [program, ...args] = command;
  const running = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  running.stderr.setEncoding('utf8').on('data', (text) => {
    complaint = (complaint + text).slice(-4000);
  });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    running.kill('SIGKILL');
  }, limitMs);
  const ended = new Promise((resolve, reject) => {
    running.once('error', reject);
    running.once('close', (code, signal) => resolve({ code, signal }));
  });
  try {
    for await (const line of createInterface({ input: running.stdout })) onLine(JSON.parse(line));
    const { code, signal } = await ended;
    if (late) return `did not finish in ${Math.round(limitMs / 1000)} s`;
    if (code === 0) return null;
    if (/heap out of memory|OutOfMemoryError/.test(complaint) || signal === 'SIGABRT')
      return `needs more than ${given.memoryMb / 1024} GB of heap`;
    if (/Invalid string length/.test(complaint)) return 'is longer than a JavaScript string may be';
    return complaint.trim().split('\n').slice(-3).join(' ') || `ended with ${code ?? signal}`;
  } finally {
    clearTimeout(timer);
  }
}

function bytesOf(folder) {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);
}

// What the figures were taken on.

import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

export function describeMachine() {
  const day = new Date().toISOString().slice(0, 10);
  const cores = availableParallelism();
  const model = cpus()[0]?.model.replaceAll(/\s+/g, ' ').trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()[0].toFixed(1);
  return `${cores} cores (${model}), ${memory} GB, Node ${process.versions.node}, ${day}, load ${load} at the start.`;
}

/** The machine of several results, with the least and the greatest load they were taken under. */
export function describeMachines(results) {
  const loads = results.map(({ machine }) => Number(/load ([\d.]+)/.exec(machine)?.[1] ?? 0));
  const range = [Math.min(...loads), Math.max(...loads)].map((load) => load.toFixed(1)).join(' to ');
  return results[0].machine.replace(/load .*$/, `load ${range} before each engine.`);
}

// One hostile client at full speed beside eight honest ones, each from an address of its own, limits on, and what the honest ones
// notice:
//   node test/bench/attack.mjs --corpus FOLDER [--seconds 10] [--rounds 3] [--write]
// Beside them monitors ask /health, /ready and, with a key for administration, /queries.
// Rounds without and with the attack take turns. With --write the table goes into docs/reliability.md. All addresses are of this
// machine.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { rebuildIndex, startServer, succeeded } from './findling-program.mjs';
import { ATTACK, runAttacker } from './load/attacker.mjs';
import { monitoredPaths, runHonest } from './load/honest.mjs';
import { fillDocument } from './report/marked-blocks.mjs';
import { at } from './report/quantiles.mjs';
import { table } from './report/tables.mjs';

/** Searches a minute that one client may ask for: as many as a server has that other machines reach. */
const SEARCHES_PER_MINUTE = '1200';
const ADMIN_KEY = 'of-this-measurement-alone-5c1d';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
    threads: { type: 'string', default: '2' },
    write: { type: 'boolean', default: false },
  },
});
if (values.corpus === undefined) {
  console.error('node test/bench/attack.mjs --corpus FOLDER [--seconds 10] [--rounds 3] [--write]');
  process.exit(2);
}
const seconds = Number(values.seconds);
const index = mkdtempSync(path.join(tmpdir(), 'findling-attack-'));
try {
  const { documents } = succeeded(await rebuildIndex(values.corpus, index)).answer;
  const server = await startServer(['--index', index, '--update', 'never', '--threads', values.threads], {
    FINDLING_SEARCHES_PER_MINUTE: SEARCHES_PER_MINUTE,
    FINDLING_ADMIN_KEY: ADMIN_KEY,
  });
  const given = { url: server.url, adminKey: ADMIN_KEY };
  const rounds = { without: [], with: [] };
  const attacks = [];
  try {
    await runHonest({ ...given, seconds: Math.min(seconds, 3), round: 0 });
    for (let round = 1; round <= Number(values.rounds); round += 1) {
      rounds.without.push(await runHonest({ ...given, seconds, round }));
      const [honest, attack] = await Promise.all([
        runHonest({ ...given, seconds, round: round + 1000 }),
        runAttacker({ url: server.url, seconds: seconds + 1, round }),
      ]);
      rounds.with.push(honest);
      attacks.push(attack);
    }
  } finally {
    await server.stop();
  }
  const text = report({ documents, rounds, attacks });
  console.log(text);
  if (values.write) await fillDocument('docs/reliability.md', { attack: text });
} finally {
  rmSync(index, { recursive: true, force: true });
}

function report({ documents, rounds, attacks }) {
  const [quiet, attacked] = [rounds.without, rounds.with].map((runs) => ({
    runs,
    searches: joined(runs, 'searches'),
    unanswered: sum(runs, 'refused') + sum(runs, 'failed'),
  }));
  const ms = (sorted, part) => `${at(sorted, part).toFixed(0)} ms`;
  const times = at(attacked.searches, 0.99) / at(quiet.searches, 0.99);
  const monitored = Object.entries(monitoredPaths).flatMap(([name, asked]) => {
    const [without, attackedTimes] = [quiet, attacked].map(({ runs }) => joined(runs, name));
    const row = (what, part) => [`\`${asked}\`, ${what}`, ms(without, part), ms(attackedTimes, part)];
    return [row('median', 0.5), row('99th percentile', 0.99)];
  });
  const rows = [
    ['searches of the honest', String(quiet.searches.length), String(attacked.searches.length)],
    ['of these refused or failed', String(quiet.unanswered), String(attacked.unanswered)],
    ['median', ms(quiet.searches, 0.5), ms(attacked.searches, 0.5)],
    [
      '99th percentile',
      ms(quiet.searches, 0.99),
      `${ms(attacked.searches, 0.99)}, ${times.toFixed(1)} times`,
    ],
    ...monitored,
    [
      `requests of the hostile one, ${documents} documents`,
      '',
      `${sum(attacks, 'answers')}, of which ${sum(attacks, 'limited')} told to wait`,
    ],
  ];
  const asked = Object.values(monitoredPaths).map((one) => `\`${one}\``);
  return (
    `${ATTACK}; monitors ask ${asked.slice(0, -1).join(', ')} and, with a key, ${asked.at(-1)}:\n\n` +
    table(['what', 'without', 'with the attack'], rows)
  );
}

/** What some runs counted, together. */
function sum(runs, name) {
  return runs.reduce((total, run) => total + run[name], 0);
}

/** All times of some runs, ascending. */
function joined(runs, name) {
  return runs.flatMap((run) => run[name]).toSorted((a, b) => a - b);
}

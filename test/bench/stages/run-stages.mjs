// `npm run bench -- --stages`: where the processor time of a request goes, of this build and, if a checkout is named, of another.

import { prepareComparison } from '../compare/prepare.mjs';
import { describeMachine } from '../report/machine.mjs';
import { measureStages, stagesTable } from './measure-stages.mjs';

/** @param given as `prepareComparison` takes it, with `rounds` over all queries, and the `kinds` of requests */
export async function runStages({ rounds, kinds, ...given }) {
  const { old, ours, sets } = await prepareComparison(given);
  const machine = describeMachine();
  const measured = [];
  for (const build of [old, ours])
    if (build !== null)
      measured.push({ name: build.name, found: await measureStages(build, { sets, rounds, kinds }) });
  const commits = [old, ours].filter(Boolean).map(({ name, commit }) => `${name}: ${commit}`);
  return `${machine} ${commits.join(', ')}.\n\n${stagesTable(measured)}`;
}

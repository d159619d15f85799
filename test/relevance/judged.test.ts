import { existsSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runEval } from '../../src/cli/eval-command.js';
import type { RankingMeasures } from '../../src/evaluate/ranking-measures.js';
import { DEFAULT_OPENSEARCH } from '../../src/opensearch-settings.js';

const judged = fileURLToPath(new URL('../../../shared/data/judged', import.meta.url));

async function evaluate(collection: string): Promise<RankingMeasures> {
  const out = new PassThrough();
  await runEval(`${judged}/${collection}`, { engine: 'local', opensearch: DEFAULT_OPENSEARCH }, { json: true }, { out, err: new PassThrough() });
  return JSON.parse(String(out.read())) as RankingMeasures;
}

describe.skipIf(!existsSync(judged))(
  'ranking on judged collections (skipped where ../shared/data is absent)',
  () => {
    // What MiniSearch 7.2 reaches as it comes, over title and text.
    it.each([
      ['med', 30, 0.6358],
      ['cacm', 52, 0.3172],
    ])('is at least that of plain MiniSearch on %s', async (collection, queries, plain) => {
      const measures = await evaluate(collection);
      expect(measures.queries).toBe(queries);
      expect(measures['ndcg@10']).toBeGreaterThanOrEqual(plain);
    });
  },
);

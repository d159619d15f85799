// The dearest query there is, looked for by a hill-climb over the query language. What it finds must end within its budget, with an
// answer: by the work it does, which is counted, not timed. FINDLING_CLIMB_SECONDS climbs so long, FINDLING_CLIMB_INDEX in an index
// that was built before, and prints the worst with the milliseconds they take.

import { afterAll, describe, expect, it, vi } from 'vitest';
import type { SearchResult } from '../../../src/search/engine.js';
import { makeRandom } from '../../crash/random.js';
import { runs } from '../../runs.js';
import { type AskedQuery, QueryMaker, textOf } from './asked-query.js';
import { WorkCounter } from './counted-work.js';
import { climb } from './hill-climb.js';

const counter = new WorkCounter();
// Loaded behind the counter, which sees only what is.
const { FileDirectory } = await import('../../../src/index/directory/file-directory.js');
const { defaultRequest } = await import('../../../src/search/default-request.js');
const { LocalEngine } = await import('../../../src/search/local-engine.js');
const { UNITS_A_MILLISECOND } = await import('../../../src/search/search-budget.js');
const { Searcher } = await import('../../../src/search/searcher.js');
const { makeDocument, makeGeneration } = await import('../../search/memory-generation.js');

const seconds = Number(process.env['FINDLING_CLIMB_SECONDS'] ?? 0);
const folder = process.env['FINDLING_CLIMB_INDEX'];
const isFull = seconds > 0;
/** The budget of a search, in milliseconds of a quiet machine. */
const DEADLINE = isFull ? 1000 : 10;
/**
 * Functions and blocks that a search may enter for a unit of its budget: most of them are small, and a unit is some of them. Work that
 * nobody asks the budget for takes many times as many.
 */
const BLOCKS_A_UNIT = 40;
const MAX_WORK = DEADLINE * UNITS_A_MILLISECOND * BLOCKS_A_UNIT;

const FREQUENT =
  'the of and in to a we is for that with on this by are as an from be which can it at our has have not also using between results model time new two number system field data';
const random = makeRandom(Number(process.env['FINDLING_TEST_SEED'] ?? 7));
const words = [
  ...FREQUENT.split(' '),
  ...Array.from(
    { length: 400 },
    (_, n) => `${['ra', 'te', 'mo', 'li', 'ne'][n % 5] ?? ''}${n.toString(36)}${'nsk'.slice(n % 3)}`,
  ),
];

/** Words as a text has them: the first ones most of all. */
function textOfWords(count: number): string {
  return Array.from({ length: count }, () => words[Math.floor(random() ** 3 * words.length)] ?? '').join(' ');
}

function makeSearcher(): (query: string, request: AskedQuery['request']) => SearchResult {
  const documents = Array.from({ length: 1200 }, (_, n) =>
    makeDocument({
      id: `d${n}`,
      title: textOfWords(6),
      text: textOfWords(60),
      language: 'en',
      section: `s${n % 7}`,
    }),
  );
  const books = Array.from({ length: 3 }, (_, n) =>
    makeDocument({ id: `b${n}`, title: textOfWords(4), text: textOfWords(60_000), language: 'en' }),
  );
  const searcher = new Searcher(makeGeneration([documents, books]), { timeoutMs: DEADLINE });
  return (query, request) => searcher.search({ ...defaultRequest(query), ...request });
}

async function openIndex(
  path: string,
): Promise<(query: string, request: AskedQuery['request']) => Promise<SearchResult>> {
  const engine = await LocalEngine.open(new FileDirectory(path), { timeoutMs: DEADLINE, fallback: false });
  return (query, request) => engine.search({ ...defaultRequest(query), ...request });
}

/** Milliseconds of a processor so far. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

describe('the dearest query', () => {
  afterAll(() => {
    vi.restoreAllMocks();
    if (!isFull) counter.close();
  });

  it(
    'ends within its budget, with an answer',
    async () => {
      // A search that takes too long by the clock ends earlier.
      const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
      const search = folder === undefined ? makeSearcher() : await openIndex(folder);
      const measure = (query: AskedQuery): Promise<number> =>
        counter.count(async () => {
          const answer = await search(textOf(query), query.request);
          expect(answer.hits.length).toBeLessThanOrEqual(query.request.limit);
          if (answer.partial === true) expect(answer.warnings.join(' ')).not.toBe('');
        });
      const maker = new QueryMaker(words, random);
      const { numRuns } = runs(30);
      const end = Date.now() + seconds * 1000;
      let count = 0;
      const peaks = await climb({
        make: () => maker.make(),
        change: (query) => maker.change(query),
        measure,
        goesOn: (tried) => {
          count = tried;
          return isFull ? Date.now() < end : tried < numRuns;
        },
      });
      const [worst] = peaks;
      if (worst === undefined) throw new Error('nothing was tried');
      if (isFull) {
        counter.close();
        clock.mockRestore();
        const said: string[] = [];
        for (const { point, height } of peaks) {
          const before = cpuMs();
          await search(textOf(point), point.request);
          const ms = (cpuMs() - before).toFixed(0);
          said.push(`${ms} ms, ${height} blocks: ${JSON.stringify(point.request)} ${textOf(point)}`);
        }
        console.info(
          [`${count} queries, a deadline of ${DEADLINE} ms, the dearest of a processor:`, ...said].join('\n'),
        );
      }
      expect(worst.height, textOf(worst.point)).toBeLessThan(MAX_WORK);
    },
    Math.max(300_000, seconds * 2000),
  );
});

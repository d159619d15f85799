// Times facet counting over a million matches: a generation of 16 segments of 65,535 made-up documents, every one of
// which is found. node test/bench/facets.mjs [rounds], after npm run build. Prints the best of the rounds per facet.

import { performance } from 'node:perf_hooks';
import { Generation } from '../../dist/modules/index/read/generation.js';
import { defaultRequest } from '../../dist/modules/search/default-request.js';
import { countedFacets } from '../../dist/modules/search/rank/facets/facet-column.js';
import { Searcher } from '../../dist/modules/search/searcher.js';
import { builtSegment } from './inputs/built-segment.mjs';
import { seededFractions } from './inputs/random.mjs';

const SEGMENTS = 16;
const DOCUMENTS = 65_535;
const DAY = 86_400_000;
/** Of a search nothing but the counts is wanted. */
const ASKED = { limit: 0, snippets: 0, fuzzy: 'off', prefix: 'off' };
const rounds = Number(process.argv[2] ?? 15);

function makeSegment(number) {
  const random = seededFractions(number);
  const pick = (name, count) => `${name} ${Math.floor(random() ** 2 * count)}`;
  const documents = Array.from({ length: DOCUMENTS }, (_, index) => ({
    path: `${number}.jsonl`,
    fingerprint: '0123456789abcdef0123456789abcdef',
    document: {
      id: `${number}-${String(index).padStart(5, '0')}`,
      title: '',
      text: 'ferry',
      related: [],
      url: null,
      date: new Date(Date.UTC(1995, 0, 1) + Math.floor(random() * 10_000) * DAY).toISOString().slice(0, 10),
      language: pick('l', 12),
      section: pick('Section', 40),
      source: pick('Source', 500),
      tags: Array.from({ length: Math.floor(random() * 5) }, () => pick('tag', 2000)),
      extra: {},
    },
  }));
  return builtSegment(`s${number}`, documents);
}

const segments = Array.from({ length: SEGMENTS }, (_, number) => makeSegment(number));
const searcher = new Searcher(new Generation(1, segments), { timeoutMs: 60_000 });

function best(facets) {
  const request = defaultRequest('ferry', { ...ASKED, facets });
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    searcher.search(request);
    return performance.now() - started;
  });
  return Math.min(...times);
}

best([...countedFacets]);
const { totalHits } = searcher.search(defaultRequest('ferry', ASKED));
const without = best([]);
console.log(
  `${totalHits.toLocaleString('en-US')} hits, ${without.toFixed(1)} ms to find them all; on top of that:`,
);
for (const facet of countedFacets)
  console.log(`  ${facet.padEnd(10)}${(best([facet]) - without).toFixed(1)} ms`);
const page = ['section', 'source', 'language', 'year'];
console.log(`  ${page.join(' + ')}: ${(best(page) - without).toFixed(1)} ms`);

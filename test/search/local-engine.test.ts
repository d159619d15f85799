import { describe, expect, it } from 'vitest';
import { defaultRequest } from '../../src/search/default-request.js';
import { LocalEngine } from '../../src/search/local-engine.js';
import { parseSynonyms } from '../../src/search/plan/synonyms.js';
import { indexRecords, openEngine } from './promises/open-collection.js';

const options = { timeoutMs: Number.POSITIVE_INFINITY, fallback: false };
const ferry = { id: 'f', title: 'Ferry', text: 'The ferry sank in the storm.' };
const comet = { id: 'c', title: 'Comet', text: 'A comet was seen over the harbour.' };

async function idsOf(engine: LocalEngine, query: string): Promise<string[]> {
  return (await engine.search(defaultRequest(query))).hits.map(({ id }) => id);
}

describe('an engine on a shared generation', () => {
  it('answers as the engine that shares it, and moves where it is told to', async () => {
    const first = await openEngine(await indexRecords([ferry]));
    const shared = LocalEngine.openShared(structuredClone(first.share().message), options);
    expect(await idsOf(shared, 'storm')).toEqual(['f']);
    expect(shared.status()).toEqual(first.status());
    expect(await shared.refresh()).toBe(false);
    const second = await openEngine(await indexRecords([ferry, comet]));
    shared.moveTo(second.share().message);
    expect(await idsOf(shared, 'harbour')).toEqual(['c']);
    expect(shared.status().documents).toBe(2);
  });

  it('reads the synonyms anew when it moves or is refreshed', async () => {
    const engine = await openEngine(await indexRecords([ferry, comet]));
    const { message } = engine.share();
    let text = '';
    const shared = LocalEngine.openShared(message, {
      ...options,
      readSynonyms: () => parseSynonyms(text, 'synonyms'),
    });
    expect(await idsOf(shared, 'ship')).toEqual([]);
    text = 'ship, ferry';
    shared.moveTo(message);
    expect(await idsOf(shared, 'ship')).toEqual(['f']);
    text = 'ship, comet';
    expect(await shared.refresh()).toBe(true);
    expect(await idsOf(shared, 'ship')).toEqual(['c']);
  });
});

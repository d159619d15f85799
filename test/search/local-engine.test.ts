import { describe, expect, it } from 'vitest';
import { defaultRequest } from '../../src/search/default-request.js';
import { LocalEngine } from '../../src/search/local-engine.js';
import { parseSynonyms } from '../../src/search/plan/widen/synonyms.js';
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

  it('ends a search that nobody waits for any more', async () => {
    const { message } = (await openEngine(await indexRecords([ferry, comet]))).share();
    let looks = 0;
    const shared = LocalEngine.openShared(message, {
      timeoutMs: 1000,
      fallback: false,
      isAbandoned: () => (looks += 1) > 1,
    });
    expect((await shared.search(defaultRequest('storm'))).partial).toBe(true);
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

describe('the revision of what an engine answers from', () => {
  it('is the same for the same index and synonyms, and another for any other', async () => {
    const directory = await indexRecords([ferry]);
    let text = '';
    const readSynonyms = () => parseSynonyms(text, 'synonyms');
    const engine = await LocalEngine.open(directory, { ...options, readSynonyms });
    const first = engine.status().revision;
    expect(first).toMatch(/^[0-9a-f]{40}$/);
    expect((await LocalEngine.open(directory, { ...options, readSynonyms })).status().revision).toBe(first);
    text = 'ship, ferry';
    await engine.refresh();
    const second = engine.status().revision;
    // Another index of the same generation: its number says nothing of what is in it.
    const other = await LocalEngine.open(await indexRecords([comet]), { ...options, readSynonyms });
    expect(other.status().generation).toBe(engine.status().generation);
    expect(new Set([first, second, other.status().revision]).size).toBe(3);
  });
});
